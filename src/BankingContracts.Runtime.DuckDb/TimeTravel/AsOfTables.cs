using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// Puts temporary views and tables in the place of models, by their plain names, that hold the models' rows as of a time. The file is
/// only read.
/// </summary>
internal sealed class AsOfTables(DuckDBConnection connection, PipelineDefinition pipeline)
{
    private readonly RowsAsOf _rows = new(connection, pipeline);
    private readonly Dictionary<string, string> _replaced = [];

    /// <summary>Lets the models be themselves again.</summary>
    public void Restore()
    {
        foreach (var (model, kind) in _replaced)
            connection.Execute($"drop {kind} temp.{Sql.Name(model)}");
        _replaced.Clear();
    }

    /// <summary>Replaces the models that <paramref name="sql"/> names, and no others.</summary>
    /// <exception cref="PipelineException">A model is named with its schema.</exception>
    public void Replace(string sql, DateTime at)
    {
        Restore();
        var runs = connection.Rows(
            "select distinct run_at from pipeline.runs order by run_at desc", static r => DateTime.SpecifyKind(r.GetDateTime(0), DateTimeKind.Utc));

        // As of the last run or later the tables are as they are.
        if (runs.Count == 0 || at >= runs[0])
            return;
        List<DateTime> runsUntil = [.. runs.SkipWhile(r => r > at)];
        foreach (var table in ReadTables.Of(connection, sql))
        {
            if (table.Schema.Length > 0)
                throw PipelineException.BadInput($"With --as-of models go by their plain names: write {table.Name} instead of {table.Schema}.{table.Name}.");
            if (pipeline.Find(table.Name) is { } model && !_replaced.ContainsKey(model.Name))
                Replace(model, runsUntil.Count == 0 ? at : runsUntil[0], runsUntil);
        }
    }

    private void Replace(ModelDefinition model, DateTime at, List<DateTime> runs)
    {
        if (!model.Columns.Any(c => c.IsChangedAt))
        {
            connection.Execute($"create temp view {Sql.Name(model.Name)} as {_rows.Of(model, at)}");
            _replaced[model.Name] = "view";
            return;
        }

        connection.Execute($"create temp table {Sql.Name(model.Name)} as {_rows.Of(model, at)}");
        _replaced[model.Name] = "table";
        FindLastChanges(model, at, runs);
    }

    /// <summary>
    /// Fills in which run changed each row last: what the table says of rows that are still the same, and for the others the
    /// run before which the row was not there, looked for backwards.
    /// </summary>
    private void FindLastChanges(ModelDefinition model, DateTime at, List<DateTime> runs)
    {
        var supplied = model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name).ToList();
        var generated = model.Columns.Where(c => c.IsChangedAt).Select(c => c.Name).ToList();
        var table = "temp." + Sql.Name(model.Name);
        connection.Execute($"""
            update {table} as t set {string.Join(", ", generated.Select(g => $"{Sql.Name(g)} = s.{Sql.Name(g)}"))}
            from {DuckDbDatabase.Catalog}.{Sql.Table(model)} as s
            where {Sql.Same("s", "t", supplied)} and s.{Sql.Name(generated[0])} <= {Sql.Timestamp(at)}
            """);
        var isOpen = $"t.{Sql.Name(generated[0])} is null";
        for (var i = 0; i < runs.Count && connection.Scalar<bool>($"select exists (from {table} as t where {isOpen})"); i++)
        {
            var wasThere = i + 1 < runs.Count
                ? $"exists (select 1 from ({_rows.Of(model, runs[i + 1])}) as b where {Sql.Same("b", "t", supplied)})"
                : "false";
            connection.Execute($"""
                update {table} as t set {string.Join(", ", generated.Select(g => $"{Sql.Name(g)} = {Sql.Timestamp(runs[i])}"))}
                where {isOpen} and not {wasThere}
                """);
        }
    }
}
