using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sandbox;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.TimeTravel;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// Replaces models by views and tables with the same plain names and the rows as of a time. They are in memory: the file is
/// only read.
/// </summary>
internal sealed class AsOfTables(DuckDbDatabase database, PipelineDefinition pipeline)
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private readonly SqlSession _session = database.Session;
    private readonly RowsAsOf _rows = RowsOf(database, pipeline);
    private AsOfSchema? _schema;

    /// <summary>The plain names mean the models again.</summary>
    public void Restore()
    {
        _schema?.Drop();
        _schema = null;
    }

    /// <summary>Replaces the models among <paramref name="tables"/>, and the models from which they are computed.</summary>
    /// <exception cref="PipelineException">A model is named with its schema.</exception>
    public void Replace(IReadOnlyList<NamedTable> tables, DateTime at)
    {
        Restore();
        var runs = _session.Rows(
            "select distinct run_at from pipeline.runs order by run_at desc", static r => DateTime.SpecifyKind(r.GetDateTime(0), DateTimeKind.Utc));

        // As of the last run or later, the tables themselves are right.
        if (runs.Count == 0 || at >= runs[0])
            return;
        List<DateTime> runsUntil = [.. runs.SkipWhile(r => r > at)];
        var lastRun = runsUntil.Count == 0 ? at : runsUntil[0];
        var named = new HashSet<ModelDefinition>();
        foreach (var table in tables)
        {
            if (table.Schema.Length > 0)
                throw PipelineException.BadInput($"With --as-of a query uses the plain names of models: write {table.Name} instead of {table.Qualified}.");
            if (pipeline.Find(table.Name) is { } model)
                named.Add(model);
        }

        _schema = new AsOfSchema(database, pipeline, _rows, "as_of", lastRun);
        foreach (var model in named)
            Replace(_schema, model, lastRun, runsUntil);
    }

    private void Replace(AsOfSchema schema, ModelDefinition model, DateTime at, List<DateTime> runs)
    {
        if (!model.Columns.Any(c => c.IsChangedAt))
        {
            schema.AddView(model);
            return;
        }

        schema.AddTable(model);
        FindLastChanges(schema, model, at, runs);
        schema.LookHereFirst();
    }

    /// <summary>
    /// Fills in which run changed each row last. For rows that are still the same it is the value of the table. For the others it is the
    /// run before which the row did not exist, which is searched backwards.
    /// </summary>
    private void FindLastChanges(AsOfSchema schema, ModelDefinition model, DateTime at, List<DateTime> runs)
    {
        var supplied = model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name).ToList();
        var generated = model.Columns.Where(c => c.IsChangedAt).Select(c => c.Name).ToList();
        var table = schema.Table(model);
        _session.Execute($"""
            update {table} as t set {string.Join(", ", generated.Select(g => $"{Sql.Name(g)} = s.{Sql.Name(g)}"))}
            from {DuckDbDatabase.Catalog}.{Sql.Table(model)} as s
            where {Sql.Same("s", "t", supplied)} and s.{Sql.Name(generated[0])} <= {Sql.Timestamp(at)}
            """);
        var isOpen = $"t.{Sql.Name(generated[0])} is null";
        for (var i = 0; i < runs.Count && _session.Scalar<bool>($"select exists (from {table} as t where {isOpen})"); i++)
        {
            var before = i + 1 < runs.Count ? new AsOfSchema(database, pipeline, _rows, "as_of_before", runs[i + 1]) : null;
            before?.AddView(model);
            var wasThere = before is null ? "false" : $"exists (select 1 from {before.Table(model)} as b where {Sql.Same("b", "t", supplied)})";
            _session.Execute($"""
                update {table} as t set {string.Join(", ", generated.Select(g => $"{Sql.Name(g)} = {Sql.Timestamp(runs[i])}"))}
                where {isOpen} and not {wasThere}
                """);
            before?.Drop();
        }
    }

    private static RowsAsOf RowsOf(DuckDbDatabase database, PipelineDefinition pipeline)
    {
        var shapes = StoredShapes.Read(database.Session);
        return new RowsAsOf(
            Sql, pipeline, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), t => $"{DuckDbDatabase.Catalog}.{Sql.Table(t)}");
    }
}
