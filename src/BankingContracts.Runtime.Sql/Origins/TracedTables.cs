using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Origins;

/// <summary>The tables that a trace reads.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="columns">The columns of a stored table or view; empty when it does not exist.</param>
/// <param name="relation">The relation of a stored table, or a view.</param>
public sealed class TracedTables(
    SqlSession session, SqlDialect sql, PipelineDefinition pipeline, Func<StoredTable, IReadOnlySet<string>> columns, Func<StoredTable, string> relation)
{
    /// <summary>The session.</summary>
    internal SqlSession Session => session;

    /// <summary>The dialect.</summary>
    internal SqlDialect Sql => sql;

    /// <summary>The pipeline.</summary>
    internal PipelineDefinition Pipeline => pipeline;

    /// <summary>The relation of a table of the pipeline's own; null if it does not exist.</summary>
    internal string? Own(StoredTable table) => columns(table).Count == 0 ? null : relation(table);

    /// <summary>The rows of a model in its compiled shape, a query in parentheses: a column that is not stored is NULL.</summary>
    /// <exception cref="PipelineException">There is no such table yet.</exception>
    internal string Rows(ModelDefinition model, string condition = "true")
    {
        var table = StoredTable.Of(model, sql);
        if (columns(table) is not { Count: > 0 } stored)
            throw PipelineException.BadInput($"There is no model '{model.Name}' in the database yet; run the pipeline first.");
        var list = table.Columns.Select(c => stored.Contains(c.Name) ? sql.Column("_s", c.Name) : $"cast(null as {c.Type}) as {sql.Name(c.Name)}");
        return $"(select {string.Join(", ", list)} from {relation(table)} as _s where {condition})";
    }

    /// <summary>Reads rows of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="query">A query for its columns.</param>
    /// <param name="names">The columns that it returns.</param>
    internal Task<List<StoredRow>> ReadAsync(ModelDefinition model, string query, IReadOnlyList<string> names) => session.RowsAsync(
        query,
        reader =>
        {
            var row = new RowReader(reader);
            return new StoredRow(model, names.Select((n, i) => KeyValuePair.Create(n, row[i])).ToDictionary());
        });

    /// <summary>The first rows of a model that meet a condition on <c>_s</c>, in the order of what identifies them.</summary>
    internal Task<List<StoredRow>> FirstAsync(ModelDefinition model, string condition, int most)
    {
        var names = model.Columns.Select(c => c.Name).ToList();
        var order = sql.List("_m", StoredRow.IdentityOf(model));
        return ReadAsync(model, $"select {sql.List("_m", names)} from {Rows(model, condition)} as _m order by {order} limit {most}", names);
    }

    /// <summary>The number of rows of a model that meet a condition on <c>_s</c>.</summary>
    internal Task<long> CountAsync(ModelDefinition model, string condition) => session.CountAsync(Rows(model, condition) + " as _m");

    /// <summary>The row of a query model that has a key, computed over other rows; null if there is none.</summary>
    internal async Task<string?> ComputeAsync(StoredRow row, Func<ModelDefinition, string> rows)
    {
        var names = row.Model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name).ToList();
        var identity = StoredRow.IdentityOf(row.Model).Intersect(names).Select(c => StoredRow.IsValue(sql, "_v", row.Model, c, row.Values.GetValueOrDefault(c)));
        var computed = await ReadAsync(
            row.Model, $"select {sql.List("_v", names)} from ({ViewQuery.Select(sql, pipeline, row.Model, rows)}) as _v where {string.Join(" and ", identity)}", names);
        return computed.Count == 0 ? null : string.Join('\n', computed.Select(c => string.Join('\u001f', c.All.Select(v => v.Value ?? "\u001e"))).Order(StringComparer.Ordinal));
    }
}
