namespace BankingContracts.Runtime;

/// <summary>How the program ends.</summary>
public enum ExitCode
{
    /// <summary>Everything is done.</summary>
    Done = 0,

    /// <summary>An audit failed, or a value broke the SQL of a model; nothing was changed.</summary>
    AuditFailed = 1,

    /// <summary>Bad input, configuration or SQL, or not enough memory, threads or disk.</summary>
    BadInput = 2,

    /// <summary>Another process uses the database.</summary>
    Locked = 3,

    /// <summary>A bug in the program.</summary>
    Bug = 4,
}
