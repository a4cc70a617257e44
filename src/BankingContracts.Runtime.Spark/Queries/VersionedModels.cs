using System.Globalization;
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
        if (tables.Find(table.Schema, table.Name) is not { } stored)
            return $"(select {string.Join(", ", table.Columns.Select(c => $"cast(null as {c.Type}) as {sql.Name(c.Name)}"))} where false)";
        if (stored.IsView)
            return $"({ViewQuery.Select(sql, pipeline, model, Relation)})";
        var columns = sql.List(table.Names.Where(stored.Columns.Contains));
        return string.Create(CultureInfo.InvariantCulture, $"(select {columns} from {sql.Table(table)} version as of {stored.Version})");
    }

    /// <summary>The models that exist.</summary>
    public IEnumerable<ModelDefinition> Existing => pipeline.Models.Where(m => tables.Find(sql.Schema(m.Layer), m.Name) is not null);

    /// <summary>Contract SQL with what it reads.</summary>
    public string Bind(string query, IEnumerable<string> reads) => !reads.Any() ? query : $"with {With(reads.Select(r => pipeline[r]))} select * from (\n{query}\n) as _bound";

    /// <summary>CTEs for models, each under its plain name.</summary>
    public string With(IEnumerable<ModelDefinition> models) => string.Join(", ", models.Select(m => $"{sql.Name(m.Name)} as (select * from {Relation(m)})"));
}
