namespace BankingContracts.ContractModel.Model;

/// <summary>What happens when a schedule is due while its last run is not finished.</summary>
public enum ScheduleOverlap
{
    /// <summary>The new run waits; each due time has its run.</summary>
    Queue,

    /// <summary>There is no new run.</summary>
    Skip,
}
