namespace BankingContracts.Runtime.State;

/// <summary>What the database knows about a run that was committed.</summary>
/// <param name="RunId">Unique, sortable.</param>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="StartedAt">Wall clock at the start, UTC.</param>
/// <param name="FinishedAt">Wall clock just before the commit, UTC.</param>
/// <param name="Stages">The stages in the order in which they ran.</param>
public sealed record CommittedRun(string RunId, DateTime RunAt, DateTime StartedAt, DateTime FinishedAt, IReadOnlyList<StageRecord> Stages)
{
    /// <summary>The day that its files are about; null when nobody said.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>What was asked of it; null for a run of before this was kept.</summary>
    public RunRequest? Request { get; init; }

    /// <summary>The files that it loaded, in their order; empty for a run of before this was kept.</summary>
    public IReadOnlyList<Arrival> Arrivals { get; init; } = [];
}
