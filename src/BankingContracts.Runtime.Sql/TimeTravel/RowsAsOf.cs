using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Staging;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>
/// The rows of a model as of a run, as SQL. For source, quarantine and snapshot they are the rows that their tables had then. For a staging model they are
/// the cleaned source. For a query model it is its SQL, whose names must mean the rows of its upstreams.
/// </summary>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="columns">The columns of a stored table; empty when it does not exist.</param>
/// <param name="table">The relation of a stored table in the query.</param>
public sealed class RowsAsOf(SqlDialect sql, PipelineDefinition pipeline, Func<StoredTable, IReadOnlySet<string>> columns, Func<StoredTable, string> table)
{
    private const string LeftAt = "_left_at";

    /// <summary>
    /// A SELECT of all columns of <paramref name="model"/>; a column for the run that changed the row is NULL.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="at">A run's timestamp, or any before the first.</param>
    public string Of(ModelDefinition model, DateTime at) => model.Body switch
    {
        SourceBody source => Stamped(model, source.LoadedAtColumn, at),
        QuarantineBody => Stamped(model, QuarantineColumns.EnteredAt, at),
        StagingBody => Staged(model, at),
        SnapshotBody { IsBusinessTime: true } => Restored(model, at),
        SnapshotBody snapshot => Versions(model, snapshot, at),
        QueryBody query => Computed(model, query),
        _ => throw new InvalidOperationException($"{model.Name} has an unknown kind."),
    };

    /// <summary>A SELECT of all columns of a stored model as it is now.</summary>
    public string Now(ModelDefinition model) => $"select {Complete(model, Stored(model))} from {table(Stored(model))} as t";

    /// <summary>Rows that contain the run in which they came: those that still exist, and those that left later.</summary>
    private string Stamped(ModelDefinition model, string cameAt, DateTime at)
    {
        var came = $"{sql.Name(cameAt)} <= {sql.Timestamp(at)}";
        var present = $"{Now(model)} where {came}";
        return HasPast(model)
            ? $"{present} union all select {Complete(model, Past(model))} from {table(Past(model))} as p where {came} and {LeftAt} > {sql.Timestamp(at)}"
            : present;
    }

    /// <summary>All columns of the model. A database of an older program may not have some of them; these are NULL.</summary>
    private string Complete(ModelDefinition model, StoredTable stored)
    {
        var existing = columns(stored);
        return string.Join(", ", model.Columns.Select(c => existing.Contains(c.Name) ? sql.Name(c.Name) : $"{sql.Null(c.Type)} as {sql.Name(c.Name)}"));
    }

    private string Versions(ModelDefinition model, SnapshotBody snapshot, DateTime at)
    {
        var openEnd = snapshot.ValidToCurrent is { } end ? sql.Timestamp(end) : "null";
        var validTo = $"case when dbt_valid_to > {sql.Timestamp(at)} then {openEnd} else dbt_valid_to end as dbt_valid_to";
        var list = model.Columns.Select(c => c.Name == "dbt_valid_to" ? validTo : sql.Name(c.Name));
        return $"select {string.Join(", ", list)} from {table(Stored(model))} as t where dbt_valid_from <= {sql.Timestamp(at)}";
    }

    /// <summary>For a version that later runs touched: its form before the first of these runs.</summary>
    private string Restored(ModelDefinition model, DateTime at)
    {
        var list = sql.List(model.Columns.Select(c => c.Name));
        if (!HasPast(model))
            return $"select {list} from {table(Stored(model))} as t";
        // Databases of earlier versions have a row for each file of a run.
        var first = string.Concat(sql.Age.Select(a => $", {a}"));
        return $"""
            with touched as (
                select {list} from (
                    select {Complete(model, Past(model))}, row_number() over (partition by dbt_scd_id order by {LeftAt}{first}) as _nth
                    from {table(Past(model))} as p where {LeftAt} > {sql.Timestamp(at)}) as n
                where _nth = 1)
            select {list} from (
                select {sql.List("t", model.Columns.Select(c => c.Name))} from {table(Stored(model))} as t anti join touched as u on t.dbt_scd_id = u.dbt_scd_id
                union all
                select {list} from touched as u where dbt_valid_from is not null) as r
            where not exists (select 1 from touched as e where e.dbt_scd_id is null)
            """;
    }

    /// <summary>Cleans the source again. The rows that contradicted the history then are those that quarantine had for that reason.</summary>
    private string Staged(ModelDefinition model, DateTime at)
    {
        var (body, source) = ((StagingBody)model.Body, pipeline[((StagingBody)model.Body).Input]);
        var names = model.Columns.Select(c => c.Name).ToList();
        var values = names.Except(body.LoadedAtColumns).ToList();
        var valid = $"select * from ({StagingTables.Classify(sql, model, source, $"({Of(source, at)})", at)}) as c where _failure_reason is null";
        var hasHistory = pipeline.Models.Any(m => m.Body is SnapshotBody { IsBusinessTime: true } s && s.Relation == model.Name);
        var consistent = hasHistory
            ? $"select c.* from ({valid}) as c anti join ({Contradicted(model, source, at)}) as x on {sql.SameKey("c", "x", model.Key)}"
            : valid;
        var earliest = body.LoadedAtColumns.Select(c => $"min({sql.Name(c)}) as {sql.Name(c)}");
        return $"""
            select {sql.List(names)} from (
                select s.*, count(*) over (partition by {sql.List("s", model.Key)}) as _rows from (
                    select {string.Join(", ", values.Select(sql.Name).Concat(earliest))} from ({consistent}) as v group by {sql.List(values)}) as s) as k
            where _rows = 1
            """;
    }

    private string Contradicted(ModelDefinition model, ModelDefinition source, DateTime at)
    {
        var quarantine = Of(pipeline[((StagingBody)model.Body).Quarantine], at);
        var rows = $"({StagingTables.AsReceived(sql, source, $"({quarantine})")} where q.failure_reason like '{StagedKeys.Contradicts}%')";
        return $"select {sql.List(model.Key)} from ({StagingTables.Classify(sql, model, source, rows, at)}) as c";
    }

    private string Computed(ModelDefinition model, QueryBody query)
    {
        var list = model.Columns.Select(c => $"cast({(c.IsChangedAt ? "null" : sql.Name(c.Name))} as {sql.Type(c.Type)}) as {sql.Name(c.Name)}");
        return $"""
            select {string.Join(", ", list)} from (
            {sql.TextOf(query.Text)}
            ) as _q
            """;
    }

    private bool HasPast(ModelDefinition model) => columns(Past(model)).Count > 0;

    private StoredTable Stored(ModelDefinition model) => StoredTable.Of(model, sql);

    private StoredTable Past(ModelDefinition model) => PastRows.Of(model, sql);
}
