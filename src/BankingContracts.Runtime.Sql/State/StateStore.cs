using System.Text.Json;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>The pipeline's own state, in the schema <c>pipeline</c>. It is published together with the data it describes.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="stored">Where the tables are read.</param>
internal sealed class StateStore(SqlSession session, SqlDialect sql, IStateTables stored)
{
    private const string RunId = "run_id";
    private const string Staging = "staging";
    private const string Snapshot = "snapshot";

    private readonly StateTables _tables = new(sql);
    private int? _version;

    /// <summary>Refuses a database of a later program.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public async Task RefuseLaterAsync() => StateVersion.RefuseLater(await VersionAsync());

    /// <summary>Reads the state as <paramref name="pipeline"/> understands it; empty in a database without a committed run.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public async Task<PipelineState> ReadAsync(PipelineDefinition pipeline)
    {
        var version = await VersionAsync();
        StateVersion.RefuseLater(version);
        return await stored.ExistsAsync(_tables.Runs) ? FormerNames.Follow(StateVersion.Migrate(await StoredAsync(), version, pipeline), pipeline) : PipelineState.Empty;
    }

    /// <summary>The number of runs committed so far.</summary>
    public Task<long> RunsAsync() => session.CountAsync(sql.Table(_tables.Runs));

    /// <summary>When a run ended, UTC; null where it is not known.</summary>
    public async Task<DateTime?> FinishedAsync(string runId) =>
        await stored.ExistsAsync(_tables.Runs)
        && await session.RowsAsync($"select finished_at from {stored.Relation(_tables.Runs)} as r where run_id = {sql.Text(runId)}", static r => Utc(r.GetDateTime(0))) is [var only] ? only : null;

    /// <summary>The committed runs that finished after a time, the oldest first; null for all.</summary>
    public async Task<IReadOnlyList<CommittedRun>> RunsAsync(DateTime? after)
    {
        if (!await stored.ExistsAsync(_tables.Runs))
            return [];
        var condition = after is { } time ? $" where r.finished_at > {sql.Literal(time)}" : "";
        var runs = await session.RowsAsync(
            $"select run_id, run_at, started_at, finished_at from {stored.Relation(_tables.Runs)} as r{condition}",
            static r => new CommittedRun(r.GetString(0), Utc(r.GetDateTime(1)), Utc(r.GetDateTime(2)), Utc(r.GetDateTime(3)), []));
        if (runs.Count == 0)
            return [];
        var stages = (await session.RowsAsync(
            $"""
            select s.run_id, s.position, s.stage, s.model, s.rows, s.added, s.changed, s.removed, s.milliseconds, s.note
            from {stored.Relation(_tables.Stages)} as s join {stored.Relation(_tables.Runs)} as r on r.run_id = s.run_id{condition}
            """,
            static r => (
                RunId: r.GetString(0),
                Position: r.GetInt32(1),
                Stage: new StageRecord(
                    StateValue.Stage(r.GetString(2)),
                    r.IsDBNull(3) ? null : r.GetString(3),
                    new ModelChange(r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7)),
                    r.GetDouble(8),
                    r.GetString(9))))).ToLookup(s => s.RunId);
        var dates = await stored.ExistsAsync(_tables.BusinessDates)
            ? (await session.RowsAsync(
                $"select d.run_id, d.business_date from {stored.Relation(_tables.BusinessDates)} as d join {stored.Relation(_tables.Runs)} as r on r.run_id = d.run_id{condition}",
                static r => (RunId: r.GetString(0), Date: r.GetFieldValue<DateOnly>(1)))).ToDictionary(d => d.RunId, d => d.Date)
            : [];
        var requests = await stored.ExistsAsync(_tables.Requests)
            ? (await session.RowsAsync(
                $"select q.run_id, q.request from {stored.Relation(_tables.Requests)} as q join {stored.Relation(_tables.Runs)} as r on r.run_id = q.run_id{condition}",
                static r => (RunId: r.GetString(0), Request: StateValue.Json(r.GetString(1), StateJson.Default.RunRequest)))).ToDictionary(r => r.RunId, r => r.Request)
            : [];
        var arrivals = (await ArrivalsAsync(condition)).ToLookup(a => a.RunId);
        return [.. runs.OrderBy(r => r.FinishedAt).ThenBy(r => r.RunId, StringComparer.Ordinal)
            .Select(r => r with
            {
                Stages = [.. stages[r.RunId].OrderBy(s => s.Position).Select(s => s.Stage)],
                BusinessDate = dates.TryGetValue(r.RunId, out var date) ? date : null,
                Request = requests.GetValueOrDefault(r.RunId),
                Arrivals = [.. arrivals[r.RunId].OrderBy(a => a.Position).Select(a => a.Arrival)],
            })];
    }

    private async Task<IReadOnlyList<(string RunId, long Position, Arrival Arrival)>> ArrivalsAsync(string condition) => await stored.ExistsAsync(_tables.Arrivals)
        ? await session.RowsAsync(
            $"""
            select a.run_id, a.position, a.source, a.file, a.hash, a.bytes, a.rows, a.columns, a.is_archived
            from {stored.Relation(_tables.Arrivals)} as a join {stored.Relation(_tables.Runs)} as r on r.run_id = a.run_id{condition}
            """,
            static r => (
                r.GetString(0),
                r.GetInt64(1),
                new Arrival(
                    r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6), StateValue.Json(r.GetString(7), StateJson.Default.IReadOnlyListString), r.GetBoolean(8))))
        : [];

    /// <summary>The rows that a run writes: those about the run, and the tables of the state that are different after it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="before">The state that it read; null if it read none.</param>
    public IReadOnlyList<StateRows> Rows(RunRecord run, PipelineState? before)
    {
        // A state of an earlier version, or with former names, was changed when it was read.
        var former = before is null || before.Former.Count > 0 || _version != StateVersion.Current ? [] : After(before);
        return
        [
            .. About(run),
            .. After(run.State).Where(rows => former.FirstOrDefault(f => f.Table.Name == rows.Table.Name) is not { } same || !AreEqual(same, rows)),
            new(_tables.Requests, [[run.RunId, JsonSerializer.Serialize(run.Request, StateJson.Default.RunRequest)]], RunId),
            new(_tables.Arrivals, [.. run.Arrivals.Select((a, i) => new object?[]
            {
                run.RunId, (long)i, a.Source, a.File, a.Hash, a.Bytes, a.Rows, JsonSerializer.Serialize(a.Columns, StateJson.Default.IReadOnlyListString), a.IsArchived,
            })], RunId),
            new(_tables.BusinessDates, run.BusinessDate is { } date ? [[run.RunId, date]] : [], RunId),
            new(_tables.Runs, [[run.RunId, run.RunAt, run.StartedAt, run.FinishedAt]], RunId),
        ];
    }

    /// <summary>The rows about models except the record of past runs, and the last results of audits.</summary>
    public IReadOnlyList<ForgottenRows> Forgotten(IReadOnlyCollection<string> models, IReadOnlyCollection<string> audits, StoredTable ragged) =>
    [
        .. new ForgottenRows[]
        {
            new(_tables.Models, "model", models), new(_tables.Totals, "model", models), new(_tables.Files, "source", models), new(ragged, "source", models), new(_tables.Audits, "audit", audits),
        }.Where(f => f.Names.Count > 0),
    ];

    /// <summary>The statement that removes rows.</summary>
    public string Forget(ForgottenRows rows) => $"delete from {sql.Table(rows.Table)} where {rows.Column} in ({string.Join(", ", rows.Names.Select(sql.Text))})";

    private IEnumerable<StateRows> About(RunRecord run) =>
    [
        new(_tables.Stages, [.. run.Stages.Select((s, i) => new object?[]
        {
            run.RunId, i, s.Stage.Word(), s.Model, s.Change.Rows, s.Change.Added, s.Change.Changed, s.Change.Removed, s.Milliseconds, s.Note,
        })], RunId),
        new(_tables.Files, [.. run.Files.Select((f, i) => new object?[] { f.Source, f.File, f.Hash, f.RunAt, f.Rows, (long)i })], "run_at"),
        new(_tables.AuditResults, [.. run.Audits.Select(a => new object?[] { run.RunId, a.Audit, a.Status.ToString(), a.FailingRows })], RunId),
    ];

    private IReadOnlyList<StateRows> After(PipelineState state) =>
    [
        new(_tables.State, [[StateVersion.Current]], null),
        new(_tables.Models, [.. state.Models.Values.OrderBy(m => m.Model, StringComparer.Ordinal).Select(m => new object?[]
        {
            m.Model, m.Fingerprint, JsonSerializer.Serialize(m.Shape, StateJson.Default.ModelShape), m.IsStale, m.Rows, m.ChangedBy,
        })], null),
        new(_tables.Audits, [.. state.Audits.Values.OrderBy(a => a.Audit, StringComparer.Ordinal).Select(a => new object?[] { a.Audit, a.Fingerprint, a.Status.ToString(), a.FailingRows })], null),
        new(_tables.Totals, [.. Totals(state)], null),
    ];

    private static bool AreEqual(StateRows one, StateRows other) =>
        one.Rows.Count == other.Rows.Count && one.Rows.Zip(other.Rows).All(p => p.First.SequenceEqual(p.Second));

    private static IEnumerable<object?[]> Totals(PipelineState state) => state.Stagings.OrderBy(s => s.Key, StringComparer.Ordinal)
        .Select(s => new object?[] { s.Key, Staging, JsonSerializer.Serialize(s.Value, StateJson.Default.StagingTotals) })
        .Concat(state.Snapshots.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new object?[] { s.Key, Snapshot, JsonSerializer.Serialize(s.Value, StateJson.Default.SnapshotTotals) }));

    private async Task<PipelineState> StoredAsync()
    {
        // A few rows are put into order here: an engine for many machines sorts them by a job of their own.
        var runs = (await session.RowsAsync($"select run_at from {stored.Relation(_tables.Runs)} as s", static r => Utc(r.GetDateTime(0)))).Order().ToList();
        var models = await session.RowsAsync(
            $"select model, fingerprint, shape, is_stale, rows, changed_by from {stored.Relation(_tables.Models)} as s",
            static r => new ModelState(
                r.GetString(0), r.GetString(1), StateValue.Json(r.GetString(2), StateJson.Default.ModelShape), r.GetBoolean(3), r.GetInt64(4), r.GetString(5)));
        // Databases of earlier versions have no position before their next run.
        var place = sql.Age.Count > 0 ? sql.Age[0] : "position";
        var loaded = await session.RowsAsync(
            $"select source, file, hash, run_at, rows, {place} from {stored.Relation(_tables.Files)} as s",
            static r => (File: new LoadedFile(r.GetString(0), r.GetString(1), r.GetString(2), Utc(r.GetDateTime(3)), r.GetInt64(4)), Place: r.GetInt64(5)));
        List<LoadedFile> files = [.. loaded.OrderBy(f => f.File.RunAt).ThenBy(f => f.Place).Select(f => f.File)];
        var audits = await session.RowsAsync(
            $"select audit, fingerprint, status, failing_rows from {stored.Relation(_tables.Audits)} as s",
            static r => new AuditRecord(r.GetString(0), r.GetString(1), StateValue.Status(r.GetString(2)), r.GetInt64(3)));
        var totals = await session.RowsAsync(
            $"select model, kind, totals from {stored.Relation(_tables.Totals)} as s", static r => (Model: r.GetString(0), Kind: r.GetString(1), Text: r.GetString(2)));
        return new PipelineState(
            runs.Count == 0 ? null : runs[^1],
            models.ToDictionary(m => m.Model),
            files,
            audits.ToDictionary(a => a.Audit),
            Totals(totals, Staging, static text => StateValue.Json(text, StateJson.Default.StagingTotals)),
            Totals(totals, Snapshot, static text => StateValue.Json(text, StateJson.Default.SnapshotTotals)))
        {
            FirstRunAt = runs.Count == 0 ? null : runs[0],
        };
    }

    private async Task<int> VersionAsync() => _version ??= await stored.ExistsAsync(_tables.State)
        ? (await session.RowsAsync($"select version from {stored.Relation(_tables.State)} as s", static r => r.GetInt32(0))).FirstOrDefault(StateVersion.First)
        : StateVersion.First;

    private static Dictionary<string, T> Totals<T>(IEnumerable<(string Model, string Kind, string Text)> totals, string kind, Func<string, T> parse) =>
        totals.Where(t => t.Kind == kind).ToDictionary(t => t.Model, t => parse(t.Text));

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
