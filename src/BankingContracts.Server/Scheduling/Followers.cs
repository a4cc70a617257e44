using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Scheduling;

/// <summary>The runs that begin because another schedule's run has succeeded.</summary>
internal static class Followers
{
    /// <summary>The runs that follow a run, in the order of the file; none unless it succeeded.</summary>
    public static IReadOnlyList<RunEntry> Of(RunEntry ended, ScheduleBook book) => ended is { State: RunState.Succeeded, Schedule: { } schedule, EndedAt: { } at }
        ? [.. book.All.Where(s => s.Trigger is AfterTrigger after && after.Schedule == schedule && !book.IsPaused(s.Name)).Select(s => Run(s.Name, book.ScopeOf(s, at), ended, at))]
        : [];

    /// <summary>It is about the same day as the run that it follows, unless its schedule says another.</summary>
    private static RunEntry Run(string schedule, RunScope scope, RunEntry ended, DateTime at) =>
        new(RunIds.New(at), RunCause.After, ended.Schedule!, at, scope with { BusinessDate = scope.BusinessDate ?? ended.Scope.BusinessDate }) { Schedule = schedule };
}
