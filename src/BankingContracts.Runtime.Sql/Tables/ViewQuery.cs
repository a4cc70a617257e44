using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>The query of a view.</summary>
public static class ViewQuery
{
    /// <summary>The query over the tables of the models that the view reads.</summary>
    public static string Select(SqlDialect sql, PipelineDefinition pipeline, ModelDefinition view) => Select(sql, pipeline, view, sql.Table);

    /// <summary>The query over other relations. It is given all that it reads, so that it works in every session.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="view">The view.</param>
    /// <param name="relation">The relation of a model: a table, or a query in parentheses.</param>
    public static string Select(SqlDialect sql, PipelineDefinition pipeline, ModelDefinition view, Func<ModelDefinition, string> relation)
    {
        var upstreams = view.Upstreams.Select(u => pipeline[u])
            .Select(u => $"{sql.Name(u.Name)} as (select {sql.List("_u", u.Columns.Select(c => c.Name))} from {relation(u)} as _u)");
        return $"""
            with {string.Join(", ", upstreams)} select {sql.StrictCasts(view)} from (
            {sql.TextOf(((QueryBody)view.Body).Text)}
            ) as _q
            """;
    }
}
