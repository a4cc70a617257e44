using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Scheduling;

/// <summary>The schedules as people see and change them.</summary>
internal sealed class ScheduleBoard(ScheduleBook book, ScheduleRecords records, RunRecords runs, FileSensor sensor, RunQueue queue, TimeProvider clock)
{
    /// <summary>All schedules, in the order of the file.</summary>
    public async Task<IReadOnlyList<ScheduleStatus>> AllAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var all = new List<ScheduleStatus>();
        foreach (var schedule in book.All)
        {
            var last = await runs.NewestAsync(new(1) { Schedule = schedule.Name }, cancellation);
            var succeeded = await runs.NewestAsync(new(1) { Schedule = schedule.Name, State = RunState.Succeeded }, cancellation);
            var due = await records.LastDueAsync(schedule.Name, cancellation);
            var arrived = schedule.MustArriveBy is null ? null : await records.LastArrivalAsync(schedule.Name, cancellation);
            all.Add(new(schedule, book.IsPaused(schedule.Name), book.Next(schedule.Name, now), last)
            {
                LastDue = due,
                Missing = schedule.Trigger is FilesTrigger files ? sensor.Missing(files) : [],
                Late = [.. Late(schedule, due, arrived, succeeded, now)],
            });
        }

        return all;
    }

    /// <summary>Runs a schedule now, paused or not; null when there is none of this name.</summary>
    public async Task<RunEntry?> RunAsync(string name, RunCause cause, string by) => book.Find(name) is { } schedule
        ? await queue.AddAsync(queue.New(cause, by, book.ScopeOf(schedule, clock.GetUtcNow().UtcDateTime)) with { Schedule = name })
        : null;

    /// <summary>Pauses or resumes a schedule.</summary>
    /// <returns>Whether there is one of this name.</returns>
    public async Task<bool> PauseAsync(string name, bool isPaused)
    {
        if (book.Find(name) is null)
            return false;
        await book.PauseAsync(name, isPaused);
        return true;
    }

    /// <summary>The deadlines that are over today. A schedule with a clock is expected once it was due, another one every day.</summary>
    private IEnumerable<PassedDeadline> Late(ScheduleDefinition schedule, DueRecord? due, DateTime? arrived, RunEntry? succeeded, DateTime now)
    {
        var zone = book.Zone(schedule.Name);
        var today = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        var day = DateOnly.FromDateTime(today);
        if (book.IsPaused(schedule.Name) || IsToday(succeeded?.EndedAt) || (schedule.Trigger is CronTrigger && !IsToday(due?.At)))
            yield break;
        if (schedule.MustArriveBy is { } arrival && today.TimeOfDay > arrival.ToTimeSpan())
        {
            if (sensor.Missing((FilesTrigger)schedule.Trigger).Count > 0)
                yield return new(AlertEvent.LateFile, day, string.Create(CultureInfo.InvariantCulture, $"Its files had to be there at {arrival:HH:mm}."));
            else if (!IsToday(arrived) && sensor.HasFired(schedule.Name))
                yield return new(AlertEvent.LateFile, day, string.Create(CultureInfo.InvariantCulture, $"New files had to be there at {arrival:HH:mm}; those that are there are of an earlier day."));
        }

        if (schedule.MustFinishBy is { } finish && today.TimeOfDay > finish.ToTimeSpan())
            yield return new(AlertEvent.LateFinish, day, string.Create(CultureInfo.InvariantCulture, $"It had to be finished at {finish:HH:mm}."));

        bool IsToday(DateTime? time) => time is { } utc && TimeZoneInfo.ConvertTimeFromUtc(utc, zone).Date == today.Date;
    }
}
