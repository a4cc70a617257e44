using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Store;

/// <summary>Reads runs.</summary>
internal sealed class RunRecords(ServiceStore store)
{
    private const string Columns = """
        id as Id, cause as Cause, schedule as Schedule, due_at as DueAt, requested_by as RequestedBy, requested_at as RequestedAt, request as Request,
        previous as Previous, attempt as Attempt, not_before as NotBefore, backfill as Backfill, backfill_to as BackfillTo, state as State, started_at as StartedAt, ended_at as EndedAt, exit_code as ExitCode, message as Message,
        is_committed as IsCommitted, failed as Failed, warned as Warned, changed as Changed
        """;

    /// <summary>The run with an id; null when there is none.</summary>
    public async Task<RunEntry?> FindAsync(string id, CancellationToken cancellation) =>
        (await store.RowsAsync<Row>($"select {Columns} from runs where id = @id", new { id }, cancellation)).Select(r => r.Run).FirstOrDefault();

    /// <summary>Some runs.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<RunEntry>> ListAsync(RunFilter filter, CancellationToken cancellation)
    {
        var rows = await store.RowsAsync<Row>(
            $"select {Columns} from runs where {filter.Condition} order by {filter.OrderBy} limit @Limit offset @Offset", filter.Parameters, cancellation);
        return [.. rows.Select(r => r.Run)];
    }

    /// <summary>The newest run that a filter lets through; null when there is none.</summary>
    public async Task<RunEntry?> NewestAsync(RunFilter filter, CancellationToken cancellation) => await ListAsync(filter with { Limit = 1 }, cancellation) is [var newest] ? newest : null;

    /// <summary>How many runs a filter lets through.</summary>
    public async Task<long> CountAsync(RunFilter filter, CancellationToken cancellation) =>
        (await store.RowsAsync<long>($"select count(*) from runs where {filter.Condition}", filter.Parameters, cancellation))[0];

    /// <summary>How many runs a filter lets through, of which a page of them is known: the last page says it.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">What <see cref="ListAsync"/> found for it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<long> CountAsync(RunFilter filter, IReadOnlyCollection<RunEntry> page, CancellationToken cancellation) =>
        page.Count < filter.Limit && (page.Count > 0 || filter.Offset == 0) ? filter.Offset + page.Count : await CountAsync(filter, cancellation);

    /// <summary>When the last run that was committed ended, UTC; null when there is none.</summary>
    public async Task<DateTime?> LastCommitAsync(CancellationToken cancellation) =>
        await store.RowsAsync<long>("select ended_at from runs where is_committed = 1 order by ended_at desc limit 1", null, cancellation) is [var last] ? Micros.Time(last) : null;

    /// <summary>The runs that have not ended, in the order in which they were asked for.</summary>
    public async Task<IReadOnlyList<RunEntry>> OpenAsync(CancellationToken cancellation) =>
        [.. (await store.RowsAsync<Row>($"select {Columns} from runs where state in ('queued', 'running') order by requested_at, id", null, cancellation)).Select(r => r.Run)];

    /// <summary>The last run that repeats or retries another one; null when none does.</summary>
    public async Task<RunEntry?> AfterAsync(string id, CancellationToken cancellation) =>
        (await store.RowsAsync<Row>($"select {Columns} from runs where previous = @id order by requested_at desc, id desc limit 1", new { id }, cancellation)).Select(r => r.Run).FirstOrDefault();

    /// <summary>The runs of a backfill, in the order in which they were asked for.</summary>
    public async Task<IReadOnlyList<RunEntry>> OfBackfillAsync(string backfill, CancellationToken cancellation) =>
        [.. (await store.RowsAsync<Row>($"select {Columns} from runs where backfill = @backfill order by requested_at, id", new { backfill }, cancellation)).Select(r => r.Run)];

    /// <summary>The stages of a run, in order.</summary>
    public async Task<IReadOnlyList<RunStage>> StagesAsync(string id, CancellationToken cancellation) =>
    [
        .. (await store.RowsAsync<StageRow>(
            """
            select position as Position, stage as Stage, model as Model, started_at as StartedAt, ended_at as EndedAt, rows as Rows, added as Added,
                changed as Changed, removed as Removed, bytes as Bytes, note as Note
            from run_stages where run_id = @id order by position
            """,
            new { id },
            cancellation)).Select(r => r.Value),
    ];

    /// <summary>The report of a run, JSON; null when there is none.</summary>
    public async Task<string?> ReportAsync(string id, CancellationToken cancellation) =>
        (await store.RowsAsync<string>("select report from run_reports where run_id = @id", new { id }, cancellation)).FirstOrDefault();

    /// <summary>The newest runs that have a report, the newest first.</summary>
    public async Task<IReadOnlyList<ReportedRun>> ReportedAsync(int limit, CancellationToken cancellation) =>
    [
        .. (await store.RowsAsync<ReportedRow>(
            """
            select id as Id, coalesce(started_at, requested_at) as At from runs
            where exists (select 1 from run_reports where run_id = id) order by requested_at desc, id desc limit @limit
            """,
            new { limit },
            cancellation)).Select(r => new ReportedRun(r.Id, Micros.Time(r.At))),
    ];

    /// <summary>With setters and not with a constructor: SQLite knows the type of a computed column only when there is a row.</summary>
    private sealed class ReportedRow
    {
        public string Id { get; init; } = "";

        public long At { get; init; }
    }

    private sealed record Row(
        string Id,
        string Cause,
        string? Schedule,
        long? DueAt,
        string RequestedBy,
        long RequestedAt,
        string Request,
        string? Previous,
        long Attempt,
        long? NotBefore,
        string? Backfill,
        string? BackfillTo,
        string State,
        long? StartedAt,
        long? EndedAt,
        long? ExitCode,
        string Message,
        long IsCommitted,
        long Failed,
        long Warned,
        long Changed)
    {
        public RunEntry Run => new(Id, RunWords.Cause(Cause), RequestedBy, Micros.Time(RequestedAt), StoreJson.Scope(Request))
        {
            Schedule = Schedule,
            DueAt = Micros.Time(DueAt),
            Previous = Previous,
            Attempt = (int)Attempt,
            NotBefore = Micros.Time(NotBefore),
            Backfill = Backfill is null ? null : new(Backfill, Days.Parse(BackfillTo)!.Value),
            State = RunWords.State(State)!.Value,
            StartedAt = Micros.Time(StartedAt),
            EndedAt = Micros.Time(EndedAt),
            ExitCode = (int?)ExitCode,
            Message = Message,
            IsCommitted = IsCommitted != 0,
            Failed = (int)Failed,
            Warned = (int)Warned,
            Changed = Changed,
        };
    }

    private sealed record StageRow(
        long Position, string Stage, string? Model, long StartedAt, long? EndedAt, long? Rows, long? Added, long? Changed, long? Removed, long? Bytes, string Note)
    {
        public RunStage Value => new((int)Position, Stage, Model, Micros.Time(StartedAt))
        {
            EndedAt = Micros.Time(EndedAt),
            Rows = Rows,
            Added = Added,
            Changed = Changed,
            Removed = Removed,
            Bytes = Bytes,
            Note = Note,
        };
    }
}

/// <summary>A run that has a report.</summary>
/// <param name="Id">The run.</param>
/// <param name="At">When it began, UTC.</param>
internal sealed record ReportedRun(string Id, DateTime At);
