using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Scheduling;

/// <summary>Further attempts of runs that failed for a cause that may pass. The next attempt is a run of its own in the store, so it survives a restart.</summary>
internal static class Retries
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // What a schedule has that says nothing about retries holds for runs without a schedule, too.
    private static readonly ScheduleDefinition Usual = new("", new AfterTrigger(""));

    /// <summary>The next attempt; null where there is none: the run did not fail, its cause stays, it was the last attempt, or somebody waits at the command line.</summary>
    /// <param name="ended">The run.</param>
    /// <param name="mayPass">Whether the cause of its failure may pass by itself.</param>
    /// <param name="schedules">The schedules of the pipeline.</param>
    public static RunEntry? Of(RunEntry ended, bool mayPass, IEnumerable<ScheduleDefinition> schedules)
    {
        var schedule = schedules.FirstOrDefault(s => s.Name == ended.Schedule) ?? Usual;
        if (ended is not { State: RunState.Failed, EndedAt: { } at } || !mayPass || ended.Attempt > schedule.Retries || ended.Cause == RunCause.CommandLine)
            return null;
        return new(RunIds.New(at), RunCause.Retry, ended.RequestedBy, at, ended.Scope)
        {
            Previous = ended.Id,
            Schedule = ended.Schedule,
            DueAt = ended.DueAt,
            Backfill = ended.Backfill,
            Attempt = ended.Attempt + 1,
            NotBefore = at + Wait(schedule.RetryAfter, ended.Attempt),
        };
    }

    /// <summary>Each attempt waits twice as long as the one before it.</summary>
    private static TimeSpan Wait(TimeSpan first, int attempt)
    {
        var wait = first * Math.Pow(2, attempt - 1);
        return wait < Longest ? wait : Longest;
    }
}
