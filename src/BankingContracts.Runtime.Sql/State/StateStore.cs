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
internal sealed class StateStore(SqlSession session, SqlDialect sql)
{
    private const string RunId = "run_id";

    private readonly StateTables _tables = new(sql);

    /// <summary>Refuses a database of a later program.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public async Task RefuseLaterAsync() => StateVersion.RefuseLater(await VersionAsync());

    /// <summary>Reads the state as <paramref name="pipeline"/> understands it; empty in a database without a committed run.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public async Task<PipelineState> ReadAsync(PipelineDefinition pipeline)
    {
        var version = await VersionAsync();
        StateVersion.RefuseLater(version);
        return await sql.ExistsAsync(session, _tables.Runs) ? StateVersion.Migrate(await StoredAsync(), version, pipeline) : PipelineState.Empty;
    }

    /// <summary>The number of runs committed so far.</summary>
    public Task<long> RunsAsync() => session.CountAsync(sql.Table(_tables.Runs));

    /// <summary>The rows that a run writes: those about the run, and the state after it.</summary>
    public IReadOnlyList<StateRows> Rows(RunRecord run)
    {
        var state = run.State;
        return
        [
            new(_tables.Stages, [.. run.Stages.Select((s, i) => new object?[]
            {
                run.RunId, i, s.Stage.Word(), s.Model, s.Change.Rows, s.Change.Added, s.Change.Changed, s.Change.Removed, s.Milliseconds, s.Note,
            })], RunId),
            new(_tables.Files, [.. run.Files.Select((f, i) => new object?[] { f.Source, f.File, f.Hash, f.RunAt, f.Rows, (long)i })], "run_at"),
            new(_tables.AuditResults, [.. run.Audits.Select(a => new object?[] { run.RunId, a.Audit, a.Status.ToString(), a.FailingRows })], RunId),
            new(_tables.State, [[StateVersion.Current]], null),
            new(_tables.Models, [.. state.Models.Values.Select(m => new object?[]
            {
                m.Model, m.Fingerprint, JsonSerializer.Serialize(m.Shape, StateJson.Default.ModelShape), m.IsStale, m.Rows, m.ChangedBy,
            })], null),
            new(_tables.Audits, [.. state.Audits.Values.Select(a => new object?[] { a.Audit, a.Fingerprint, a.Status.ToString(), a.FailingRows })], null),
            new(_tables.Totals, [.. Totals(state)], null),
            new(_tables.Runs, [[run.RunId, run.RunAt, run.StartedAt, run.FinishedAt]], RunId),
        ];
    }

    /// <summary>The statements that remove everything about models except the record of past runs, and the last results of audits.</summary>
    public IEnumerable<(StoredTable Table, string Sql)> Forget(IReadOnlyCollection<string> models, IReadOnlyCollection<string> audits, StoredTable ragged) =>
    [
        .. Forget(_tables.Models, "model", models),
        .. Forget(_tables.Totals, "model", models),
        .. Forget(_tables.Files, "source", models),
        .. Forget(ragged, "source", models),
        .. Forget(_tables.Audits, "audit", audits),
    ];

    private IEnumerable<(StoredTable Table, string Sql)> Forget(StoredTable table, string column, IReadOnlyCollection<string> names) => names.Count == 0
        ? []
        : [(table, $"delete from {sql.Table(table)} where {column} in ({string.Join(", ", names.Select(sql.Text))})")];

    private static IEnumerable<object?[]> Totals(PipelineState state) => state.Stagings
        .Select(s => new object?[] { s.Key, "staging", JsonSerializer.Serialize(s.Value, StateJson.Default.StagingTotals) })
        .Concat(state.Snapshots.Select(s => new object?[] { s.Key, "snapshot", JsonSerializer.Serialize(s.Value, StateJson.Default.SnapshotTotals) }));

    private async Task<PipelineState> StoredAsync()
    {
        var runs = await session.RowsAsync($"select run_at from {sql.Table(_tables.Runs)} order by run_at", static r => Utc(r.GetDateTime(0)));
        var models = await session.RowsAsync(
            $"select model, fingerprint, shape, is_stale, rows, changed_by from {sql.Table(_tables.Models)}",
            static r => new ModelState(
                r.GetString(0), r.GetString(1), JsonSerializer.Deserialize(r.GetString(2), StateJson.Default.ModelShape)!, r.GetBoolean(3), r.GetInt64(4), r.GetString(5)));
        // Databases of earlier versions have no position before their next run.
        var order = string.Join(", ", sql.Age.Count > 0 ? sql.Age : ["position"]);
        var files = await session.RowsAsync(
            $"select source, file, hash, run_at, rows from {sql.Table(_tables.Files)} order by run_at, {order}",
            static r => new LoadedFile(r.GetString(0), r.GetString(1), r.GetString(2), Utc(r.GetDateTime(3)), r.GetInt64(4)));
        var audits = await session.RowsAsync(
            $"select audit, fingerprint, status, failing_rows from {sql.Table(_tables.Audits)}",
            static r => new AuditRecord(r.GetString(0), r.GetString(1), Enum.Parse<AuditStatus>(r.GetString(2)), r.GetInt64(3)));
        return new PipelineState(
            runs.Count == 0 ? null : runs[^1],
            models.ToDictionary(m => m.Model),
            files,
            audits.ToDictionary(a => a.Audit),
            await TotalsAsync("staging", static text => JsonSerializer.Deserialize(text, StateJson.Default.StagingTotals)!),
            await TotalsAsync("snapshot", static text => JsonSerializer.Deserialize(text, StateJson.Default.SnapshotTotals)!))
        {
            FirstRunAt = runs.Count == 0 ? null : runs[0],
        };
    }

    private async Task<int> VersionAsync() => await sql.ExistsAsync(session, _tables.State)
        ? (await session.RowsAsync($"select version from {sql.Table(_tables.State)}", static r => r.GetInt32(0))).FirstOrDefault(StateVersion.First)
        : StateVersion.First;

    private async Task<Dictionary<string, T>> TotalsAsync<T>(string kind, Func<string, T> parse)
    {
        var totals = await session.RowsAsync(
            $"select model, totals from {sql.Table(_tables.Totals)} where kind = {sql.Text(kind)}", r => (Model: r.GetString(0), Totals: parse(r.GetString(1))));
        return totals.ToDictionary(t => t.Model, t => t.Totals);
    }

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
