namespace BankingContracts.Runtime.Definitions;

/// <summary>What a failing audit does to the run.</summary>
public enum AuditSeverity
{
    /// <summary>Rolls it back.</summary>
    Error,

    /// <summary>Is reported.</summary>
    Warn,
}
