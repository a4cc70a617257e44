using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Scheduling;

/// <summary>The schedules with what is known of them: paused or not, and up to when their times were taken.</summary>
internal sealed class ScheduleBook
{
    private readonly StoreJournal _journal;
    private readonly ScheduleRecords _records;
    private readonly Dictionary<string, Entry> _entries;

    /// <summary>The schedules of a pipeline.</summary>
    /// <exception cref="PipelineException">This machine does not know the time zone of a schedule.</exception>
    public ScheduleBook(ServerOptions options, StoreJournal journal, ScheduleRecords records)
    {
        (_journal, _records) = (journal, records);
        _entries = options.Pipeline.Schedules.ToDictionary(s => s.Name, s => new Entry(s, ZoneOf(s)), StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyCollection<ScheduleDefinition> All => [.. _entries.Values.Select(e => e.Schedule)];

    /// <summary>The schedule of a name; null when there is none.</summary>
    public ScheduleDefinition? Find(string name) => _entries.GetValueOrDefault(name)?.Schedule;

    /// <summary>Whether a schedule is paused.</summary>
    public bool IsPaused(string name) => _entries[name].IsPaused;

    /// <summary>The time zone of a schedule.</summary>
    public TimeZoneInfo Zone(string name) => _entries[name].Zone;

    /// <summary>The next time at which a schedule is due, UTC; null where no clock decides.</summary>
    public DateTime? Next(string name, DateTime now) => _entries[name].Times?.After(now).Cast<DateTime?>().FirstOrDefault();

    /// <summary>The schedule that is due next by a clock, and when, UTC; null when none is.</summary>
    public (string Schedule, DateTime At)? Soonest(DateTime now) => _entries.Values
        .Where(e => !e.IsPaused)
        .Select(e => (e.Schedule.Name, At: Next(e.Schedule.Name, now)))
        .Where(n => n.At is not null)
        .OrderBy(n => n.At)
        .Select(n => ((string, DateTime)?)(n.Name, n.At!.Value))
        .FirstOrDefault();

    /// <summary>The times at which a schedule is due that were not taken yet, up to now.</summary>
    public IEnumerable<DateTime> Due(string name, DateTime now) => _entries[name] is { Times: { } times, Seen: { } seen } ? times.After(seen).TakeWhile(t => t <= now) : [];

    /// <summary>Takes a time: it does not come again.</summary>
    public void Take(string name, DateTime due) => _entries[name].Seen = due;

    /// <summary>Pauses or resumes a schedule.</summary>
    public async Task PauseAsync(string name, bool isPaused)
    {
        await _journal.WriteAsync(new SchedulePaused(name, isPaused ? 1 : 0));
        _entries[name].IsPaused = isPaused;
    }

    /// <summary>Reads what is recorded. A schedule that was never seen begins now.</summary>
    public async Task LoadAsync(DateTime now, CancellationToken cancellation)
    {
        await _journal.WriteAsync([.. _entries.Keys.Select(n => new ScheduleSeen(n, Micros.Of(now)))]);
        var known = await KnownAsync(cancellation);
        foreach (var (name, entry) in _entries)
        {
            var record = known.GetValueOrDefault(name) ?? new(IsPaused: false, now);
            (entry.IsPaused, entry.Seen) = (record.IsPaused, record.Seen);
        }
    }

    /// <summary>What a run of a schedule is asked to do.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="at">When it is due, UTC.</param>
    public RunScope ScopeOf(ScheduleDefinition schedule, DateTime at) => new()
    {
        Select = schedule.Select,
        Exclude = schedule.Exclude,
        FullRefresh = schedule.FullRefresh,
        BusinessDate = BusinessDates.Of(schedule, TimeZoneInfo.ConvertTimeFromUtc(at, Zone(schedule.Name))),
    };

    /// <summary>What is recorded; nothing while the store is away, because due runs do not wait for it.</summary>
    private async Task<IReadOnlyDictionary<string, KnownSchedule>> KnownAsync(CancellationToken cancellation)
    {
        try
        {
            if (_journal.Fault is null)
                return await _records.AllAsync(cancellation);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            // It was reachable a moment ago.
        }

        return new Dictionary<string, KnownSchedule>();
    }

    /// <summary>The time zone of a schedule.</summary>
    /// <exception cref="PipelineException">This machine does not know it.</exception>
    public static TimeZoneInfo ZoneOf(ScheduleDefinition schedule) => TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out var zone)
        ? zone
        : throw PipelineException.BadInput($"The schedule {schedule.Name} is in the time zone {schedule.TimeZone}, which this machine does not know; install its time zones (the package tzdata).");

    private sealed class Entry(ScheduleDefinition schedule, TimeZoneInfo zone)
    {
        public ScheduleDefinition Schedule => schedule;

        public TimeZoneInfo Zone => zone;

        public DueTimes? Times { get; } = schedule.Trigger is CronTrigger cron ? new(cron, zone) : null;

        public bool IsPaused { get; set; }

        public DateTime? Seen { get; set; }
    }
}
