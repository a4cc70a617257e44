using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>The queries of views, for engines that make views elsewhere.</summary>
public static class ViewQueries
{
    /// <summary>The query of a view over the tables of its upstreams.</summary>
    public static string Select(SqlDialect sql, PipelineDefinition pipeline, ModelDefinition model) =>
        Views.Select(sql, pipeline, model, (QueryBody)model.Body, QueryColumns.Casts(sql, model), sql.Table);
}
