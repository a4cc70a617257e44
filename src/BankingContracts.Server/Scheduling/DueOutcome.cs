namespace BankingContracts.Server.Scheduling;

/// <summary>What became of a time at which a schedule was due.</summary>
internal enum DueOutcome
{
    /// <summary>It has a run.</summary>
    Run,

    /// <summary>The schedule was paused.</summary>
    Paused,

    /// <summary>No service was there, and the schedule does not make up for it.</summary>
    Missed,

    /// <summary>The run before was not finished, and the schedule skips such times.</summary>
    Overlap,
}
