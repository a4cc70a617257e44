namespace BankingContracts.Runtime.Outcomes;

/// <summary>How an audit ended.</summary>
public enum AuditStatus
{
    /// <summary>No failing rows, or fewer than the thresholds.</summary>
    Passed,

    /// <summary>Failing rows, reported only.</summary>
    Warned,

    /// <summary>Failing rows; the run is rolled back.</summary>
    Failed,

    /// <summary>The audit itself could not run; the run is rolled back.</summary>
    Errored,

    /// <summary>Not run: the run ended before it, or its model was not selected.</summary>
    Skipped,
}
