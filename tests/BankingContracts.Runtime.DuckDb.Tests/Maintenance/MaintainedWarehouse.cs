using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Audits;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Queries;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>A database whose upstream tables are changed by hand, with the change sets that earlier steps would have left.</summary>
internal sealed class MaintainedWarehouse : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"maintained-{Guid.NewGuid():N}.duckdb");
    private readonly DuckDbDatabase _database;
    private LinkCosts? _costs;
    private int _day;

    public MaintainedWarehouse(params IEnumerable<ModelDefinition> models)
    {
        Pipeline = new PipelineDefinition("maintained", [.. models], []);
        _database = DuckDbDatabase.OpenForWriting(new EngineSettings(_path));
        foreach (var model in Pipeline.Models.Where(m => m.Body is not QueryBody { Materialization: Materialization.View }))
            Session.Execute(model.CreateTable.DuckDb);
        NextRun();
    }

    public PipelineDefinition Pipeline { get; }

    public SqlSession Session => _database.Session;

    public ChangeSets Changes { get; private set; } = null!;

    public DateTime RunAt => new(2026, 1, _day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Commits and begins the next day's run.</summary>
    public void NextRun()
    {
        Session.Execute("commit");
        Session.Execute("begin transaction");
        _day++;
        Changes = new ChangeSets(Session);
        _costs?.Dispose();
        _costs = new LinkCosts(Session, Pipeline, Changes);
    }

    /// <summary>Takes rows matching <paramref name="removed"/> out of a table and puts <paramref name="added"/>, a VALUES list, in.</summary>
    public void Change(string model, string? removed, string? added)
    {
        var table = Sql.Table(Pipeline[model]);
        Changes.Store(
            model,
            $"select * from {table} where {removed ?? "false"}",
            $"select * from {table} limit 0");
        if (removed is not null)
            Session.Execute($"delete from {table} where {removed}");
        if (added is null)
            return;
        Session.Execute($"insert into {ChangeSets.Added(model)} values {added}");
        Session.Execute($"insert into {table} from {ChangeSets.Added(model)}");
        var counts = Session.Rows($"select (select count(*) from {ChangeSets.Removed(model)}), (select count(*) from {ChangeSets.Added(model)})", r => (r.GetInt64(0), r.GetInt64(1)))[0];
        Changes.Record(model, new ChangeSet(true, counts.Item1, counts.Item2));
    }

    public BuildOutcome Build(string model, string? wholeBecause = null) =>
        new QueryStep(Session, Pipeline, Changes, new LinkChooser(_costs!, Changes), RunAt).Build(Pipeline[model], wholeBecause);

    /// <summary>Counts from the changes; the tables are small, and would be read whole where that is cheaper.</summary>
    public IReadOnlyList<AuditCount> Audit(IReadOnlyList<DueAudit> audits, long fewRows = 0) =>
        new ChangeAudits(Session, Pipeline, Changes, new LinkChooser(_costs!, Changes), RunAt, fewRows).Count(audits);

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

    public void Dispose()
    {
        _costs?.Dispose();
        _database.Dispose();
        File.Delete(_path);
        File.Delete(_path + ".wal");
    }
}
