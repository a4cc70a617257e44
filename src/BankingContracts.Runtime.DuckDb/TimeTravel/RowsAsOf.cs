using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// The rows of a model as of a time, as SQL over the snapshots: of a snapshot the versions that had begun, of a staging model what its
/// snapshot held as current, of a query model its SQL over those.
/// </summary>
internal sealed class RowsAsOf(PipelineDefinition pipeline)
{
    /// <summary>
    /// A SELECT of all columns of <paramref name="model"/>; a column that takes the run that changed the row is NULL.
    /// </summary>
    /// <exception cref="PipelineException">The model has no history.</exception>
    public string Of(ModelDefinition model, DateTime at) => model.Body switch
    {
        SnapshotBody snapshot => Versions(model, snapshot, at),
        StagingBody => Staged(model, at),
        QueryBody query => Computed(model, query, at),
        _ => throw PipelineException.BadInput(
            $"{model.Name} has no history: only the rows received last are kept. Query {string.Join(", ", pipeline.Models.Where(m => m.Body is SnapshotBody).Select(m => m.Name))} as of that time."),
    };

    private static string Versions(ModelDefinition model, SnapshotBody snapshot, DateTime at)
    {
        var openEnd = snapshot.ValidToCurrent is { } end ? Sql.Timestamp(end) : "null";
        return $"""
            select * replace (if(dbt_valid_to > {Sql.Timestamp(at)}, {openEnd}, dbt_valid_to) as dbt_valid_to)
            from {DuckDbDatabase.Catalog}.{Sql.Table(model)} where dbt_valid_from <= {Sql.Timestamp(at)}
            """;
    }

    private string Staged(ModelDefinition model, DateTime at)
    {
        var snapshot = pipeline.Models.FirstOrDefault(m => m.Body is SnapshotBody s && s.Relation == model.Name && m.Key.Count == model.Key.Count)
            ?? throw PipelineException.BadInput($"{model.Name} has no history, since no snapshot follows it row by row; add one, or query it without --as-of.");
        var body = (SnapshotBody)snapshot.Body;
        var notDeleted = body.HardDeletes == HardDeletes.NewRecord ? " and not dbt_is_deleted" : "";
        return $"""
            select {Sql.List(model.Columns.Select(c => c.Name))} from {DuckDbDatabase.Catalog}.{Sql.Table(snapshot)}
            where dbt_valid_from <= {Sql.Timestamp(at)} and (dbt_valid_to is null or dbt_valid_to > {Sql.Timestamp(at)}){notDeleted}
            """;
    }

    private string Computed(ModelDefinition model, QueryBody query, DateTime at)
    {
        var upstreams = model.Upstreams.Select(u => $"{Sql.Name(u)} as ({Of(pipeline[u], at)})");
        var columns = model.Columns.Select(c => $"cast({(c.IsChangedAt ? "null" : Sql.Name(c.Name))} as {Sql.Type(c.Type)}) as {Sql.Name(c.Name)}");
        return $"""
            with {string.Join(", ", upstreams)}
            select {string.Join(", ", columns)} from (
            {query.Sql}
            )
            """;
    }
}
