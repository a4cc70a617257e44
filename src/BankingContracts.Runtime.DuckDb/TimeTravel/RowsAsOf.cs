using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Staging;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// The rows of a model as of a run, as SQL. For source, quarantine and snapshot they are the rows that their tables had then. For a staging model they are
/// the cleaned source. For a query model it is its SQL, whose names must mean the rows of its upstreams: <see cref="AsOfSchema"/>.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="pipeline">The pipeline.</param>
internal sealed class RowsAsOf(SqlSession session, PipelineDefinition pipeline)
{
    private const string QuarantinedAt = "quarantined_at";

    private readonly HashSet<string> _pasts = [.. session.Rows(
        "select table_name from duckdb_tables() where database_name = ? and schema_name = 'pipeline'", static r => r.GetString(0), DuckDbDatabase.Catalog)];

    /// <summary>
    /// A SELECT of all columns of <paramref name="model"/>; a column for the run that changed the row is NULL.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="at">A run's timestamp, or any before the first.</param>
    public string Of(ModelDefinition model, DateTime at) => model.Body switch
    {
        SourceBody source => Stamped(model, source.LoadedAtColumn, at),
        QuarantineBody => Stamped(model, QuarantinedAt, at),
        StagingBody => Staged(model, at),
        SnapshotBody { IsBusinessTime: true } => Restored(model, at),
        SnapshotBody snapshot => Versions(model, snapshot, at),
        QueryBody query => Computed(model, query),
        _ => throw new InvalidOperationException($"{model.Name} has an unknown kind."),
    };

    /// <summary>Rows that contain the run in which they came: those that still exist, and those that left later.</summary>
    private string Stamped(ModelDefinition model, string cameAt, DateTime at)
    {
        var columns = Sql.List(model.Columns.Select(c => c.Name));
        var came = $"{Sql.Name(cameAt)} <= {Sql.Timestamp(at)}";
        var present = $"select {columns} from {Complete(model, Stored(model))} where {came}";
        return HasPast(model) ? $"{present} union all select {columns} from {Complete(model, Past(model))} where {came} and _left_at > {Sql.Timestamp(at)}" : present;
    }

    /// <summary>The table with all columns of the model. A database of an older program may not have some of them; these are NULL.</summary>
    private static string Complete(ModelDefinition model, string table)
    {
        var nothing = model.Columns.Select(c => $"cast(null as {Sql.Type(c.Type)}) as {Sql.Name(c.Name)}");
        return $"(from {table} union all by name select {string.Join(", ", nothing)} where false)";
    }

    private static string Versions(ModelDefinition model, SnapshotBody snapshot, DateTime at)
    {
        var openEnd = snapshot.ValidToCurrent is { } end ? Sql.Timestamp(end) : "null";
        return $"""
            select * replace (if(dbt_valid_to > {Sql.Timestamp(at)}, {openEnd}, dbt_valid_to) as dbt_valid_to)
            from {Stored(model)} where dbt_valid_from <= {Sql.Timestamp(at)}
            """;
    }

    /// <summary>For a version that later runs touched: its form before the first of these runs.</summary>
    private string Restored(ModelDefinition model, DateTime at)
    {
        var columns = Sql.List(model.Columns.Select(c => c.Name));
        if (!HasPast(model))
            return $"select {columns} from {Stored(model)}";
        return $"""
            with touched as (
                select * from {Past(model)} where _left_at > {Sql.Timestamp(at)}
                qualify row_number() over (partition by dbt_scd_id order by _left_at, rowid) = 1)
            select {columns} from (
                from {Stored(model)} anti join touched using (dbt_scd_id)
                union all by name
                select * exclude (_left_at) from touched where dbt_valid_from is not null)
            where not exists (from touched where dbt_scd_id is null)
            """;
    }

    /// <summary>Cleans the source again. The rows that contradicted the history then are those that quarantine had for that reason.</summary>
    private string Staged(ModelDefinition model, DateTime at)
    {
        var tables = StagingTables.Of(model, pipeline);
        var valid = $"select * from ({tables.Classify($"({Of(tables.Source, at)})", at)}) where _failure_reason is null";
        var consistent = tables.Histories.Count == 0
            ? valid
            : $"select * from ({valid}) as c anti join ({Contradicted(tables, at)}) as x on {Sql.SameKey("c", "x", tables.Key)}";
        var earliest = tables.LoadedAt.Select(c => $"min({Sql.Name(c)}) as {Sql.Name(c)}");
        var columns = Sql.List(tables.Columns);
        return $"""
            select {columns} from (
                select {string.Join(", ", tables.Values.Select(Sql.Name).Concat(earliest))} from ({consistent}) group by {Sql.List(tables.Values)})
            qualify count(*) over (partition by {tables.KeyList}) = 1
            """;
    }

    private string Contradicted(StagingTables tables, DateTime at)
    {
        var loadedAt = Sql.Name(((SourceBody)tables.Source.Body).LoadedAtColumn);
        var rows = $"(select {Sql.List(tables.RawColumns)}, {QuarantinedAt} as {loadedAt} from ({Of(tables.Quarantine, at)}) where starts_with(failure_reason, '{StagedKeys.Contradicts}'))";
        return $"select {tables.KeyList} from ({tables.Classify(rows, at)})";
    }

    private static string Computed(ModelDefinition model, QueryBody query)
    {
        var columns = model.Columns.Select(c => $"cast({(c.IsChangedAt ? "null" : Sql.Name(c.Name))} as {Sql.Type(c.Type)}) as {Sql.Name(c.Name)}");
        return $"""
            select {string.Join(", ", columns)} from (
            {query.Sql}
            )
            """;
    }

    private bool HasPast(ModelDefinition model) => _pasts.Contains(PastRows.Name(model));

    private static string Stored(ModelDefinition model) => $"{DuckDbDatabase.Catalog}.{Sql.Table(model)}";

    private static string Past(ModelDefinition model) => $"{DuckDbDatabase.Catalog}.{PastRows.Table(model)}";
}
