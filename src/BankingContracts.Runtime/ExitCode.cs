namespace BankingContracts.Runtime;

/// <summary>How the program ends.</summary>
public enum ExitCode
{
    /// <summary>All done.</summary>
    Done = 0,

    /// <summary>An audit failed, or a value broke the SQL of a model; nothing was changed.</summary>
    AuditFailed = 1,

    /// <summary>Bad input, configuration or SQL, or the limits of the machine.</summary>
    BadInput = 2,

    /// <summary>Another process works on the database.</summary>
    Locked = 3,

    /// <summary>A bug of ours.</summary>
    Bug = 4,
}
