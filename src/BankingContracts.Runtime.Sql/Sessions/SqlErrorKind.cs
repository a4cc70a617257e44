namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>The kinds of errors that algorithms distinguish.</summary>
public enum SqlErrorKind
{
    /// <summary>A value in the rows does not fit the SQL that reads it.</summary>
    Data,

    /// <summary>Rows break a constraint of a table.</summary>
    Contract,

    /// <summary>Another writer was faster, or holds a lock.</summary>
    Conflict,

    /// <summary>The engine, its memory, its disk or the connection to it failed.</summary>
    Unavailable,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>None of these: the SQL is wrong, or the engine has a bug.</summary>
    Unknown,
}
