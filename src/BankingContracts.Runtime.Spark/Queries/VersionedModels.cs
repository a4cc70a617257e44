using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>The models as relations over the versions of a run.</summary>
internal sealed class VersionedModels(SparkDialect sql, PipelineDefinition pipeline, StoredTables tables)
{
    /// <summary>The rows of a model, with the columns that are stored: a query in parentheses.</summary>
    public string Relation(ModelDefinition model)
    {
        var table = StoredTable.Of(model, sql);
        if (Columns(table) is not { Count: > 0 } stored)
            return Table(table);
        return tables.Find(table.Schema, table.Name)!.IsView
            ? $"({ViewQuery.Select(sql, pipeline, model, Relation)})"
            : $"(select {sql.List(table.Names.Where(stored.Contains))} from {Version(table)})";
    }

    /// <summary>The rows of a stored table in its compiled shape, a query in parentheses: a column that is not stored is NULL, a missing table is empty.</summary>
    public string Table(StoredTable table)
    {
        if (table.Model is { } model && tables.Find(table.Schema, table.Name) is { IsView: true })
            return Relation(model);
        var stored = Columns(table);
        var columns = table.Columns.Select(c => stored.Contains(c.Name) ? sql.Name(c.Name) : $"cast(null as {c.Type}) as {sql.Name(c.Name)}");
        return $"(select {string.Join(", ", columns)}{(stored.Count == 0 ? " where false" : " from " + Version(table))})";
    }

    /// <summary>The columns of a stored table; empty when it does not exist.</summary>
    public IReadOnlySet<string> Columns(StoredTable table) => tables.Find(table.Schema, table.Name)?.Columns.ToHashSet() ?? [];

    /// <summary>The models that exist.</summary>
    public IEnumerable<ModelDefinition> Existing => pipeline.Models.Where(m => tables.Find(sql.Schema(m.Layer), m.Name) is not null);

    /// <summary>Contract SQL with what it reads.</summary>
    public string Bind(string query, IEnumerable<string> reads) => !reads.Any() ? query : $"with {With(reads.Select(r => pipeline[r]))} select * from (\n{query}\n) as _bound";

    private string With(IEnumerable<ModelDefinition> models) => string.Join(", ", models.Select(m => $"{sql.Name(m.Name)} as (select * from {Relation(m)})"));

    private string Version(StoredTable table) => tables.At(sql, table.Schema, table.Name);
}
