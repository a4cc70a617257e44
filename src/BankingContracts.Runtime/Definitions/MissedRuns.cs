namespace BankingContracts.Runtime.Definitions;

/// <summary>What happens to the due times of a cron at which no service was there to run them.</summary>
public enum MissedRuns
{
    /// <summary>One run for all of them.</summary>
    Once,

    /// <summary>One run for each, in order.</summary>
    All,

    /// <summary>No run. The due times are recorded as skipped.</summary>
    Skip,
}
