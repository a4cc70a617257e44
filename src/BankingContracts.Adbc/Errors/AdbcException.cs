using System.Data.Common;

namespace BankingContracts.Adbc.Errors;

/// <summary>
/// An error of a driver, of its database, or of loading it. It is a <see cref="DbException"/>, so that code over <see cref="DbDataReader"/>
/// needs no case for it.
/// </summary>
public sealed class AdbcException : DbException
{
    /// <summary>An error of unknown kind.</summary>
    public AdbcException()
        : this("The ADBC driver failed.")
    {
    }

    /// <summary>An error of unknown kind.</summary>
    public AdbcException(string message)
        : this(message, AdbcStatusCode.UnknownError)
    {
    }

    /// <summary>An error of unknown kind.</summary>
    public AdbcException(string message, Exception innerException)
        : this(message, AdbcStatusCode.UnknownError, innerException)
    {
    }

    /// <summary>An error of the kind <paramref name="status"/>.</summary>
    public AdbcException(string message, AdbcStatusCode status, Exception? innerException = null)
        : base(message, innerException) => Status = status;

    /// <summary>What kind of error it is.</summary>
    public AdbcStatusCode Status { get; }

    /// <summary>The database's own number of the error; 0 where the driver gives none.</summary>
    public int NativeError { get; init; }

    /// <summary>The five letters of SQL's error classes; null where the driver gives none.</summary>
    public override string? SqlState => State;

    /// <summary>What the driver says beside the message; only drivers of version 1.1.0 do.</summary>
    public IReadOnlyList<AdbcErrorDetail> Details { get; init; } = [];

    /// <summary>Whether the same call may succeed later: the network, the disk or the time was the cause.</summary>
    public override bool IsTransient => Status is AdbcStatusCode.IOError or AdbcStatusCode.Timeout;

    /// <summary>The value of <see cref="SqlState"/>.</summary>
    internal string? State { get; init; }
}
