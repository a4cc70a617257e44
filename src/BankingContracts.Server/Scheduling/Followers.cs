using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Scheduling;

/// <summary>The runs that begin because another schedule's run has succeeded.</summary>
internal static class Followers
{
    /// <summary>The runs that follow a run, in the order of the file; none unless it succeeded.</summary>
    public static IReadOnlyList<RunEntry> Of(RunEntry ended, ServerOptions options, Func<string, bool> isPaused) => ended is { State: RunState.Succeeded, Schedule: { } schedule, EndedAt: { } at }
        ? [.. options.Pipeline.Schedules.Where(s => s.Trigger is AfterTrigger after && after.Schedule == schedule && !isPaused(s.Name)).Select(s => Run(s, ended, at))]
        : [];

    private static RunEntry Run(ScheduleDefinition schedule, RunEntry ended, DateTime at) =>
        new(RunIds.New(at), RunCause.After, ended.Schedule!, at, new() { Select = schedule.Select, Exclude = schedule.Exclude, FullRefresh = schedule.FullRefresh }) { Schedule = schedule.Name };
}
