namespace BankingContracts.Runtime.Definitions;

/// <summary>What a failing audit does to the run.</summary>
public enum AuditSeverity
{
    /// <summary>The failure rolls the run back.</summary>
    Error,

    /// <summary>The failure is only reported.</summary>
    Warn,
}
