namespace BankingContracts.Server.Runs;

/// <summary>A backfill: one run for each day that has files, in order.</summary>
/// <param name="Id">Unique, sortable.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Scope">What each run is asked to do; each has its own business date.</param>
/// <param name="RequestedBy">Who asked, for people.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record BackfillEntry(string Id, DateOnly From, DateOnly To, RunScope Scope, string RequestedBy, DateTime RequestedAt)
{
    /// <summary>When its last day had succeeded, UTC; null before.</summary>
    public DateTime? EndedAt { get; init; }
}

/// <summary>The backfill that a run belongs to.</summary>
/// <param name="Id">The backfill.</param>
/// <param name="To">Its last day.</param>
public sealed record BackfillPart(string Id, DateOnly To);
