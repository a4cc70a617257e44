using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Differences;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Cleans a source model in one pass: every row of it ends in the staging table, in quarantine, or as a dropped copy of a
/// staged row.
/// </summary>
internal sealed class StagingStep(DuckDBConnection connection, PipelineDefinition pipeline, ChangeSets changes, DateTime runAt)
{
    /// <summary>Runs the step. The classified rows stay in a temporary table for the snapshot.</summary>
    public StagingOutcome Stage(ModelDefinition staging)
    {
        var tables = StagingTables.Of(staging, pipeline);
        Classify(staging);
        FindRepeatedKeys(tables);
        CollectStaged(tables);
        CollectQuarantined(tables);

        var stagingChange = KeyedDifference.Apply(connection, staging, tables.Staged, TableRows.Stored(staging), changes, runAt);
        var quarantineChange = MultisetDifference.Apply(connection, tables.Quarantine, ["quarantined_at"], tables.Quarantined, TableRows.Stored(tables.Quarantine), changes, runAt);
        var totals = new StagingAccounts(connection, tables).Read();
        foreach (var table in new[] { tables.Staged, tables.Quarantined })
            connection.Execute($"drop table {table}");
        return new StagingOutcome(stagingChange, quarantineChange, totals);
    }

    /// <summary>Classifies the rows of the source, unless this run already did, and finds the keys that occur more than once.</summary>
    public void EnsureClassified(ModelDefinition staging)
    {
        var tables = StagingTables.Of(staging, pipeline);
        var name = Sql.Unqualified(tables.Classified).Trim('"');
        if (connection.Scalar<long>("select count(*) from duckdb_tables() where temporary and table_name = ?", name) > 0)
            return;
        Classify(staging);
        FindRepeatedKeys(tables);
    }

    private void Classify(ModelDefinition staging)
    {
        var body = (StagingBody)staging.Body;
        connection.Execute($"""
            create or replace temp table {Sql.Unqualified(StagingTables.Of(staging, pipeline).Classified)} as
            {Sql.AtRun(body.Classify[SqlDialect.DuckDb], runAt)}
            """);
    }

    /// <summary>
    /// Keys that valid rows share, with the number of rows and of different contents. Two steps, because counting different
    /// contents is dear and few keys repeat.
    /// </summary>
    private void FindRepeatedKeys(StagingTables t) => connection.Execute($"""
        create or replace temp table {Sql.Unqualified(t.Repeated)} as
        with repeated as (
            select {t.KeyList} from {t.Classified} where _failure_reason is null group by {t.KeyList} having count(*) > 1)
        select {Sql.List("c", t.Key)}, count(*) as _rows, count(distinct ({Sql.List("c", t.Values)}, 0)) as _contents
        from {t.Classified} as c semi join repeated as r on {Sql.SameKey("c", "r", t.Key)}
        where c._failure_reason is null
        group by {Sql.List("c", t.Key)}
        """);

    private void CollectStaged(StagingTables t)
    {
        var earliest = t.Columns.Select(c => t.LoadedAt.Contains(c) ? $"min(c.{Sql.Name(c)}) as {Sql.Name(c)}" : Sql.Column("c", c));
        connection.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Staged)} as
            select {Sql.List("c", t.Columns)}
            from {t.Classified} as c anti join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)}
            where c._failure_reason is null
            union all
            select {string.Join(", ", earliest)}
            from {t.Classified} as c semi join (select * from {t.Repeated} where _contents = 1) as r on {Sql.SameKey("c", "r", t.Key)}
            where c._failure_reason is null
            group by {Sql.List("c", t.Columns.Except(t.LoadedAt))}
            """);
    }

    private void CollectQuarantined(StagingTables t)
    {
        var raw = string.Join(", ", t.RawColumns.Select(c => $"c.{Sql.Name("_raw_" + c)} as {Sql.Name(c)}"));
        var nothing = string.Join(", ", t.RawColumns.Select(c => $"cast(null as varchar) as {Sql.Name(c)}"));
        connection.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Quarantined)} as
            select {raw}, c._failure_reason as failure_reason from {t.Classified} as c where c._failure_reason is not null
            union all
            select {raw}, 'Duplicate {string.Join(", ", t.Key)}: ' || r._rows || ' conflicting rows'
            from {t.Classified} as c join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)}
            where c._failure_reason is null and r._contents > 1
            union all
            select {nothing}, g.failure_reason from pipeline.ragged_rows as g where g.source = {Sql.Text(t.Source.Name)}
            """);
    }
}
