namespace BankingContracts.Adbc.Errors;

/// <summary>The status codes of the ADBC specification: what kind of error a driver tells of.</summary>
public enum AdbcStatusCode : byte
{
    /// <summary>There is no error.</summary>
    Success = 0,

    /// <summary>The driver does not say what kind of error it is.</summary>
    UnknownError = 1,

    /// <summary>The driver or the database does not offer this.</summary>
    NotImplemented = 2,

    /// <summary>What the call names does not exist.</summary>
    NotFound = 3,

    /// <summary>What the call would create exists.</summary>
    AlreadyExists = 4,

    /// <summary>An argument is wrong.</summary>
    InvalidArgument = 5,

    /// <summary>The call does not fit the state of the object, for example a statement without SQL.</summary>
    InvalidState = 6,

    /// <summary>A value in the data is wrong, for example a division by zero.</summary>
    InvalidData = 7,

    /// <summary>Rows break a constraint.</summary>
    IntegrityError = 8,

    /// <summary>The driver or the database failed.</summary>
    InternalError = 9,

    /// <summary>A disk, a network or a remote service failed.</summary>
    IOError = 10,

    /// <summary>Somebody cancelled the call.</summary>
    Cancelled = 11,

    /// <summary>The call took too long.</summary>
    Timeout = 12,

    /// <summary>The database does not know who asks.</summary>
    Unauthenticated = 13,

    /// <summary>The database does not allow it to who asks.</summary>
    Unauthorized = 14,
}
