using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.TimeTravel;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>A user's query over the models as of an earlier run.</summary>
internal sealed class PastQuery(SqlSession session, SparkDialect sql, PipelineDefinition pipeline, StoredTables tables, SqlState state)
{
    private readonly VersionedModels _models = new(sql, pipeline, tables);

    /// <summary>The statement that may be run.</summary>
    /// <exception cref="PipelineException">It does more than read tables, or names one with its schema.</exception>
    public async Task<string> OfAsync(string text, PastTime asOf)
    {
        var query = new UserQuery(text, pipeline, [.. _models.Existing]);
        if (await PastMoment.OfAsync(session, sql, _models.Table, asOf.At) is not { } moment)
            return query.Over(_models.Relation);
        RefuseSchemas(text);
        var rows = await RowsAsOf.OpenAsync(session, new PastTables(sql, pipeline, _models.Columns, _models.Table), await state.ReadAsync(pipeline), moment, asOf.Recomputes);
        var changes = new LastChanges(session, sql, rows, new WithModels(sql, pipeline, rows));
        var relations = new Dictionary<string, string>();
        foreach (var model in query.Models)
            relations[model.Name] = await changes.CompleteAsync(model, moment);
        return query.Over(m => relations[m.Name]);
    }

    /// <summary>A schema before the name of a table of it; elsewhere the same words may be an alias and a column.</summary>
    private void RefuseSchemas(string text)
    {
        foreach (var (qualifier, name) in Statement.Qualified(text))
        {
            if (SparkNames.Schemas.FirstOrDefault(s => qualifier.Equals(sql.Names.SchemaPrefix + s, StringComparison.OrdinalIgnoreCase)) is { } schema
                && tables.Find(schema, name) is not null)
                throw PastMoment.Refusal(name, $"{qualifier}.{name}");
        }
    }
}
