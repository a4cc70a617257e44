using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>A database whose upstream tables are changed by hand, with the change sets that earlier steps would have left.</summary>
internal sealed class MaintainedWarehouse : IAsyncDisposable
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"maintained-{Guid.NewGuid():N}.duckdb");
    private readonly DuckDbDatabase _database;
    private readonly DuckDbRunDatabase _engine;
    private StepContext _run = null!;
    private LinkChooser _chooser = null!;
    private ComputedRows _computed = null!;
    private int _day;

    private MaintainedWarehouse(IEnumerable<ModelDefinition> models)
    {
        Pipeline = new PipelineDefinition("maintained", [.. models], []);
        _database = DuckDbDatabase.OpenForWriting(new EngineSettings(_path));
        _engine = new DuckDbRunDatabase(_database, Pipeline);
        foreach (var model in Pipeline.Models.Where(m => m.Body is not QueryBody { Materialization: Materialization.View }))
            Session.Execute(model.CreateTable.DuckDb);
    }

    public PipelineDefinition Pipeline { get; }

    public SqlSession Session => _database.Session;

    public DateTime RunAt => new(2026, 1, _day, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<MaintainedWarehouse> OpenAsync(params IEnumerable<ModelDefinition> models)
    {
        var warehouse = new MaintainedWarehouse(models);
        await warehouse.NextRunAsync();
        return warehouse;
    }

    /// <summary>What the run did to a model so far.</summary>
    public ChangeSet Net(string model) => _run.Net(model);

    public void MarkUnknown(string model) => _run.Tables.MarkUnknown(_run.TableOf(Pipeline[model]));

    /// <summary>Commits and begins the next day's run.</summary>
    public async Task NextRunAsync()
    {
        Session.Execute("commit");
        Session.Execute("begin transaction");
        _day++;
        _run = await StepContext.OfAsync(_engine, Pipeline, RunAt);
        _chooser = new LinkChooser(new LinkCosts(_run, _engine.Statistics), _run);
        _computed = new ComputedRows(_run);
    }

    /// <summary>Takes rows matching <paramref name="removed"/> out of a table and puts <paramref name="added"/>, a VALUES list, in.</summary>
    public async Task ChangeAsync(string model, string? removed, string? added)
    {
        var table = _run.TableOf(Pipeline[model]);
        var columns = table.Columns.Select(c => $"cast({Sql.Name(c.Name)} as {c.Type}) as {Sql.Name(c.Name)}");
        await _run.Tables.LeaveAsync(
            table,
            removed is null ? null : $"select rowid as _id0, {Sql.List(table.Names)} from {Sql.Table(table)} where {removed}",
            added is null ? null : $"select null as _id0, {string.Join(", ", columns)} from (values {added}) as v({Sql.List(table.Names)})");
    }

    public Task<BuildOutcome> BuildAsync(string model, string? wholeBecause = null) => new QueryStep(_run, _chooser, _computed).BuildAsync(Pipeline[model], wholeBecause);

    /// <summary>Counts from the changes; the tables are small, and would be read whole where that is cheaper.</summary>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<DueAudit> audits, long fewRows = 0) =>
        new ChangeAudits(_run, _chooser, _computed, fewRows).CountAsync(audits);

    /// <summary>Counts over whole tables.</summary>
    public Task<IReadOnlyList<AuditCount>> AuditWholeAsync(IReadOnlyList<AuditDefinition> audits) =>
        WholeAudits.CountAsync(Session, Sql, _engine.Errors, Pipeline, audits, RunAt);

    /// <summary>The rows of a query as text, sorted.</summary>
    public List<string> Rows(string sql)
    {
        var rows = Session.Rows(sql, r => string.Join(" | ", Enumerable.Range(0, r.FieldCount).Select(i => r.IsDBNull(i) ? "-" : r.GetValue(i) switch
        {
            DateTime time => "day " + time.Day.ToString(CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        })));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public List<string> Table(string model) => Rows($"select * from {Sql.Table(Pipeline[model])}");

    /// <summary>The rows that a run took out of a model, or put into it, with all columns of the model.</summary>
    public List<string> Rows(string model, RowSet rows) => Rows($"select {Sql.List(Pipeline[model].Columns.Select(c => c.Name))} from {rows.Relation}");

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        File.Delete(_path);
        File.Delete(_path + ".wal");
    }
}
