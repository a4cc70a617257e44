namespace BankingContracts.Runtime.Outcomes;

/// <summary>How an audit ended.</summary>
public enum AuditStatus
{
    /// <summary>It has no failing rows, or fewer than the thresholds.</summary>
    Passed,

    /// <summary>It has failing rows, but they are only reported.</summary>
    Warned,

    /// <summary>It has failing rows, and the run is rolled back.</summary>
    Failed,

    /// <summary>The audit itself could not run; the run is rolled back.</summary>
    Errored,

    /// <summary>It did not run: the run ended before it, or its model was not selected.</summary>
    Skipped,
}
