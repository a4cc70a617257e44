using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>
/// Brings a snapshot up to date (SCD2): compares the open versions with the staging table, closes those that changed or are
/// gone and opens new ones. Nothing is written for a key that did not change.
/// </summary>
internal sealed class SnapshotStep(DuckDBConnection connection, PipelineDefinition pipeline, DateTime runAt)
{
    /// <summary>Runs the step.</summary>
    public SnapshotOutcome Snapshot(ModelDefinition snapshot, bool isRecleaned)
    {
        var t = SnapshotTables.Of(snapshot, pipeline);
        var needsQuarantinedKeys = connection.Scalar<long>($"select count(*) from {t.Table}") > 0;
        if (needsQuarantinedKeys)
            new StagingStep(connection, pipeline, new ChangeSets(), runAt).EnsureClassified(t.Staging);
        CollectQuarantinedKeys(t, needsQuarantinedKeys);

        var openBefore = CountOpen(t);
        FindActions(t, isRecleaned);
        var closedByQuarantine = connection.Scalar<long>(
            $"select count(*) from {t.Actions} as a where _action = 'close' and exists (from {t.QuarantinedKeys} as q where {Sql.SameKey("q", "a", t.Key)})");
        CloseVersions(t);
        OpenVersions(t);
        var change = connection.Rows(
            $"""
            select (select count(*) from {t.Table}), count(*) filter (where _action = 'open'),
                count(*) filter (where _action = 'change'), count(*) filter (where _action = 'close')
            from {t.Actions}
            """,
            static r => new ModelChange(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)))[0];
        connection.Execute($"drop table {t.Actions}");
        return new SnapshotOutcome(change, openBefore, closedByQuarantine, Totals(t));
    }

    /// <summary>Gives the open versions the staged values of columns that were just added, without new versions.</summary>
    public void Backfill(ModelDefinition snapshot, IReadOnlyList<string> columns)
    {
        var t = SnapshotTables.Of(snapshot, pipeline);
        connection.Execute($"""
            update {t.Table} as t set {string.Join(", ", columns.Select(c => $"{Sql.Name(c)} = s.{Sql.Name(c)}"))}
            from {t.StagingTable} as s where t.dbt_valid_to is null and {Sql.SameKey("s", "t", t.Key)}
            """);
    }

    private void CollectQuarantinedKeys(SnapshotTables t, bool areNeeded)
    {
        var staging = StagingTables.Of(t.Staging, pipeline);
        connection.Execute(areNeeded
            ? $"""
                create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as
                select distinct {Sql.List("c", t.Key)} from {staging.Classified} as c
                where {string.Join(" and ", t.Key.Select(k => $"c.{Sql.Name(k)} is not null"))}
                    and not exists (from {t.StagingTable} as s where {Sql.SameKey("s", "c", t.Key)})
                """
            : $"create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as select {Sql.List("s", t.Key)} from {t.StagingTable} as s limit 0");
    }

    private void FindActions(SnapshotTables t, bool isRecleaned)
    {
        var firstKey = t.Key[0];
        var isBack = t.HasDeletedFlag ? "t.dbt_is_deleted or " : "";
        var isGone = t.HasDeletedFlag ? "not t.dbt_is_deleted" : "true";
        connection.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Actions)} as
            select t.rowid as _rowid,
                case when t.rowid is null then 'open' when s.{Sql.Name(firstKey)} is null then 'close' else 'change' end as _action,
                {ValidFrom(t)} as _valid_from,
                {string.Join(", ", t.Columns.Select(c => $"if(s.{Sql.Name(firstKey)} is null, t.{Sql.Name(c)}, s.{Sql.Name(c)}) as {Sql.Name(c)}"))}
            from {t.StagingTable} as s
                full outer join (select rowid, * from {t.Table} where dbt_valid_to is null) as t on {Sql.SameKey("s", "t", t.Key)}
            where t.rowid is null
                or (s.{Sql.Name(firstKey)} is not null and ({isBack}{Changed(t, isRecleaned)}))
                or (s.{Sql.Name(firstKey)} is null and {isGone} and {Closes(t)})
            """);
    }

    /// <summary>When a changed row starts a version.</summary>
    private static string Changed(SnapshotTables t, bool isRecleaned)
    {
        var body = t.Body;
        if (body.Strategy == SnapshotStrategy.Check)
            return Sql.Differs("s", "t", body.CheckColumns);
        var exceeds = $"s.{Sql.Name(body.UpdatedAt!)} > t.dbt_updated_at";
        return isRecleaned ? $"{exceeds} or {Sql.Differs("s", "t", t.Columns.Except([body.UpdatedAt!]))}" : exceeds;
    }

    /// <summary>When a key without a staged row ends its version.</summary>
    private static string Closes(SnapshotTables t)
    {
        if (t.Body.HardDeletes == HardDeletes.Ignore)
            return "false";
        return t.KeepsQuarantined
            ? $"not exists (from {t.QuarantinedKeys} as q where {Sql.SameKey("q", "t", t.Key)})"
            : "true";
    }

    /// <summary>
    /// When a version starts: with the run, or on a business time with that time, but never before the end of the version
    /// it follows (a key that returns after a deletion).
    /// </summary>
    private string ValidFrom(SnapshotTables t)
    {
        var now = Sql.Timestamp(runAt);
        if (!t.IsBusinessTime)
            return now;
        var time = Sql.Column("s", t.Body.UpdatedAt!);
        return $"""
            case when s.{Sql.Name(t.Key[0])} is null then {now} else greatest({time}, coalesce(
                (select max(p.dbt_valid_to) from {t.Table} as p where {Sql.SameKey("p", "s", t.Key)}), {time})) end
            """;
    }

    private void CloseVersions(SnapshotTables t) => connection.Execute($"""
        update {t.Table} as t set dbt_valid_to = a._valid_from
        from {t.Actions} as a where a._rowid is not null and t.rowid = a._rowid
        """);

    private void OpenVersions(SnapshotTables t)
    {
        var opens = t.Body.HardDeletes == HardDeletes.NewRecord ? "true" : "_action <> 'close'";
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp
            ? $"if(_action = 'close', {Sql.Timestamp(runAt)}, {Sql.Name(t.Body.UpdatedAt!)})"
            : Sql.Timestamp(runAt);
        var flag = t.HasDeletedFlag ? ", dbt_is_deleted" : "";
        var flagValue = t.HasDeletedFlag ? ", _action = 'close'" : "";
        connection.Execute($"""
            insert into {t.Table} (dbt_scd_id, dbt_updated_at, dbt_valid_from, dbt_valid_to{flag}, {Sql.List(t.Columns)})
            select {ScdId.Expression(t.Key, "_valid_from")}, {updatedAt}, _valid_from, null{flagValue}, {Sql.List(t.Columns)}
            from {t.Actions} where {opens}
            """);
    }

    private long CountOpen(SnapshotTables t) => connection.Scalar<long>($"select count(*) from {t.Current}");

    private SnapshotTotals Totals(SnapshotTables t)
    {
        var kept = $"(from {t.Current} as t anti join {t.StagingTable} as s on {Sql.SameKey("s", "t", t.Key)})";
        return new SnapshotTotals(
            CountOpen(t),
            connection.Scalar<long>($"select count(*) from {kept}"),
            [.. t.Money.Select(c => new SnapshotMoney(c, Sum(c, t.Current), Sum(c, kept)))]);
    }

    private decimal Sum(string column, string from) => connection.Scalar<decimal>($"select coalesce(sum({Sql.Name(column)}), 0) from {from}");
}
