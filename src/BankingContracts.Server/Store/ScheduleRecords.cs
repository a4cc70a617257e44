namespace BankingContracts.Server.Store;

/// <summary>Reads what is recorded about schedules.</summary>
internal sealed class ScheduleRecords(ServiceStore store)
{
    /// <summary>Each schedule that was ever seen, by name.</summary>
    public async Task<IReadOnlyDictionary<string, KnownSchedule>> AllAsync(CancellationToken cancellation) =>
        (await store.RowsAsync<Row>(
            """
            select s.name as Name, s.is_paused as IsPaused, coalesce((select max(d.due_at) from due_times as d where d.schedule = s.name), s.since) as Seen
            from schedules as s
            """,
            null,
            cancellation)).ToDictionary(r => r.Name, r => new KnownSchedule(r.IsPaused != 0, Micros.Time(r.Seen)), StringComparer.Ordinal);

    /// <summary>The last times at which a schedule was due, the newest first.</summary>
    public async Task<IReadOnlyList<DueRecord>> DueAsync(string schedule, int limit, CancellationToken cancellation) =>
    [
        .. (await store.RowsAsync<DueRow>(
            "select due_at as DueAt, outcome as Outcome, run_id as RunId from due_times where schedule = @schedule order by due_at desc limit @limit",
            new { schedule, limit },
            cancellation)).Select(r => new DueRecord(Micros.Time(r.DueAt), r.Outcome, r.RunId)),
    ];

    /// <summary>The last time at which a schedule was due; null when it never was.</summary>
    public async Task<DueRecord?> LastDueAsync(string schedule, CancellationToken cancellation) => await DueAsync(schedule, 1, cancellation) is [var last] ? last : null;

    /// <summary>Whether a set of contents has started a run of a schedule.</summary>
    public async Task<bool> HasArrivedAsync(string schedule, string contents, CancellationToken cancellation) =>
        (await store.RowsAsync<long>("select count(*) from arrivals where schedule = @schedule and contents = @contents", new { schedule, contents }, cancellation))[0] > 0;

    /// <summary>When a set of contents last started a run of a schedule, UTC; null when none did.</summary>
    public async Task<DateTime?> LastArrivalAsync(string schedule, CancellationToken cancellation) =>
        await store.RowsAsync<long>("select arrived_at from arrivals where schedule = @schedule order by arrived_at desc limit 1", new { schedule }, cancellation) is [var last] ? Micros.Time(last) : null;

    /// <summary>With setters and not with a constructor: SQLite knows the type of a computed column only when there is a row.</summary>
    private sealed class Row
    {
        public string Name { get; init; } = "";

        public long IsPaused { get; init; }

        public long Seen { get; init; }
    }

    private sealed record DueRow(long DueAt, string Outcome, string? RunId);
}

/// <summary>What is recorded about a schedule.</summary>
/// <param name="IsPaused">Whether it is paused.</param>
/// <param name="Seen">The last time that was taken, UTC; before the first, when the schedule was first there.</param>
internal sealed record KnownSchedule(bool IsPaused, DateTime Seen);

/// <summary>A time at which a schedule was due.</summary>
/// <param name="At">The time, UTC.</param>
/// <param name="Outcome">The word for what became of it.</param>
/// <param name="RunId">Its run; null without one.</param>
internal sealed record DueRecord(DateTime At, string Outcome, string? RunId);
