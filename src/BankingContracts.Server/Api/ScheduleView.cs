using BankingContracts.Server.Scheduling;

namespace BankingContracts.Server.Api;

/// <summary>A schedule in JSON.</summary>
internal sealed record ScheduleView(
    string Name, string Description, string Trigger, bool IsPaused, DateTime? NextAt, DateTime? LastDueAt, string? LastOutcome, RunView? LastRun, IReadOnlyList<string> MissingFiles, string? LateBecause)
{
    /// <summary>The view of a schedule.</summary>
    public static ScheduleView Of(ScheduleStatus status) => new(
        status.Schedule.Name,
        status.Schedule.Description,
        status.Trigger,
        status.IsPaused,
        status.Next,
        status.LastDue?.At,
        status.LastOutcome,
        status.Last is { } run ? RunView.Of(run) : null,
        status.Missing,
        status.LateBecause);
}

/// <summary>All schedules.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Schedules">They, in the order of their file.</param>
internal sealed record ScheduleList(int FormatVersion, IReadOnlyList<ScheduleView> Schedules);
