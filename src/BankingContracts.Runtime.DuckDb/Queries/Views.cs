using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>Query models that are not stored.</summary>
internal static class Views
{
    /// <summary>Creates the view. It names upstreams by their full names, so that it works in every session.</summary>
    public static void Replace(SqlSession session, PipelineDefinition pipeline, ModelDefinition model, QueryBody query, string projection)
    {
        var upstreams = model.Upstreams.Select(u => Shadows.Cte(u, Shadows.Now(pipeline[u], null, null)));
        session.Execute($"""
            create or replace view {Sql.Table(model)} as
            with {string.Join(", ", upstreams)} select {projection} from (
            {query.Sql}
            )
            """);
    }

    /// <summary>Computes the rows that a change of the upstreams reaches, before and now, and records the differences.</summary>
    public static void RecordChange(SqlSession session, ChangeSets changes, ModelDefinition model, PartialQuery partial)
    {
        var before = Sql.Temp("before", model.Name);
        var now = Sql.Temp("now", model.Name);
        partial.ComputeBefore(session, before);
        partial.ComputeNow(session, now);
        changes.Store(model.Name, $"from {before} except all from {now}", $"from {now} except all from {before}");
        session.Execute($"drop table {before}; drop table {now}");
    }
}
