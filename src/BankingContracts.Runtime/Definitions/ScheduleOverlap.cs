namespace BankingContracts.Runtime.Definitions;

/// <summary>What happens when a schedule is due while its last run is not finished.</summary>
public enum ScheduleOverlap
{
    /// <summary>The new run waits in the queue; each due time has its run.</summary>
    Queue,

    /// <summary>There is no new run. The due time is recorded as skipped.</summary>
    Skip,
}
