using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Scheduling;

/// <summary>A schedule and how it is.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="IsPaused">Whether it is paused.</param>
/// <param name="Next">The next time at which it is due, UTC; null where no clock decides.</param>
/// <param name="Last">Its last run; null before the first.</param>
public sealed record ScheduleStatus(ScheduleDefinition Schedule, bool IsPaused, DateTime? Next, RunEntry? Last)
{
    /// <summary>What became of the last time at which it was due; null where there was none.</summary>
    internal DueRecord? LastDue { get; init; }

    /// <summary>The files that it waits for.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Why it is late today; null when it is not.</summary>
    public string? LateBecause => Late is [var first, ..] ? first.Why : null;

    /// <summary>The deadlines that are over today.</summary>
    internal IReadOnlyList<PassedDeadline> Late { get; init; } = [];

    /// <summary>What became of the last time at which it was due, as one word; null where there was none.</summary>
    public string? LastOutcome => LastDue?.Outcome;

    /// <summary>What starts it, in words.</summary>
    public string Trigger => Schedule.Trigger switch
    {
        CronTrigger cron => $"{CronWords.Of(cron)} ({Schedule.TimeZone})",
        FilesTrigger files => $"when files are there: {string.Join(", ", files.AllOf)}",
        AfterTrigger after => $"after {after.Schedule}",
        _ => throw new InvalidOperationException($"No words for {Schedule.Trigger}."),
    };
}
