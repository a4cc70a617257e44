using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>
/// Versions that begin at a time in the source: rows may come late and in any order. The history of a key is computed again
/// from its versions, the new rows and the deletions, and compared with the stored history. So the order in which
/// rows came makes no difference. See docs/decisions/business-time.md.
/// </summary>
internal sealed class BusinessVersions(SqlSession session, SnapshotTables t, ChangeSets changes, DateTime runAt)
{
    private readonly string _now = Sql.Timestamp(runAt);
    private readonly string _starts = Sql.Temp("starts", t.Snapshot.Name);
    private readonly string _difference = Sql.Temp("difference", t.Snapshot.Name);

    private string UpdatedAt => Sql.Name(t.Body.UpdatedAt!);

    private string Key => Sql.List(t.Key);

    private string Columns => Sql.List(t.Columns);

    private string IsDeleted => t.HasDeletedFlag ? "dbt_is_deleted" : "false";

    /// <summary>Applies the staged rows of the scope.</summary>
    public VersionChanges Apply(StepMode mode)
    {
        CollectVersions(mode);
        CollectStarts(mode);
        AddReturns();
        SelectWanted();
        var change = Compare();
        if (session.Scalar<long>($"select count(*) from {_difference}") > 0)
            Write();
        session.Execute($"drop table {_starts}; drop table {_difference}");
        return change;
    }

    private void CollectVersions(StepMode mode)
    {
        var scope = mode == StepMode.Changes ? $" semi join {t.Scope} as k on {Sql.SameKey("t", "k", t.Key)}" : "";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Versions)} as
            select t.rowid as _rowid, t.* from {t.Table} as t{scope}
            """);
    }

    /// <summary>The times at which versions begin: the stored ones, and one for each staged row with a new time.</summary>
    private void CollectStarts(StepMode mode)
    {
        var values = t.Columns.Except(t.Key).ToList();
        var compared = values.Except([t.Body.UpdatedAt!]).ToList();
        var beats = t.Body.TieBreak is { } tieBreak ? $"{Sql.Column("s", tieBreak)} > {Sql.Column("v", tieBreak)}" : "false";
        var newest = t.Body.TieBreak is { } column ? $"{Sql.Column("s", column)} desc, " : "";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(_starts)} as
            with latest as (
                select * from {t.Versions} as v where not {IsDeleted}
                qualify row_number() over (partition by {Key}, dbt_updated_at order by dbt_valid_from desc) = 1),
            staged as (
                select * from {t.Staged} as s
                qualify row_number() over (partition by {Key}, {UpdatedAt} order by {newest}{Columns}) = 1)
            select {string.Join(", ", t.Columns.Select(c => $"if(v._is_beaten, s.{Sql.Name(c)}, v.{Sql.Name(c)}) as {Sql.Name(c)}"))},
                v.dbt_updated_at, v.dbt_valid_from as _at, v._is_deleted, 1 as _rank
            from (
                select o.*, {IsDeleted} as _is_deleted,
                    o._rowid in (select v._rowid from latest as v join staged as s on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt} where {beats}) as _is_beaten
                from {t.Versions} as o) as v
                left join staged as s on v._is_beaten and {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt}
            union all
            select {Sql.List("s", t.Columns)}, s.{UpdatedAt}, s.{UpdatedAt}, false, 2
            from staged as s anti join latest as v on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt}
            union all
            select {Sql.List("s", t.Columns)}, s.{UpdatedAt}, {_now}, false, 3
            from staged as s join latest as v on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt}
            where {(mode == StepMode.Recleaned ? "true" : "false")} and v.{t.IsOpen} and ({Sql.Differs("s", "v", compared)})
            """);
    }

    /// <summary>
    /// A key that is staged again after it was deleted: its newest row opens a version at its time, or with the run if that time is before the
    /// deletion.
    /// </summary>
    private void AddReturns() => session.Execute($"""
        insert into {_starts}
        with ends as (
            select {Key}, max(if({IsDeleted}, dbt_valid_from, dbt_valid_to)) as _gone_at from {t.Versions}
            group by {Key} having bool_and(not ({t.IsCurrent}))),
        returned as (
            select s.* from {t.Staged} as s join ends as e on {Sql.SameKey("s", "e", t.Key)}
            qualify row_number() over (partition by {Sql.List("s", t.Key)} order by s.{UpdatedAt} desc{(t.Body.TieBreak is { } column ? $", {Sql.Column("s", column)} desc" : "")}) = 1)
        select {Sql.List("r", t.Columns)}, r.{UpdatedAt}, {_now}, false, 4
        from returned as r join ends as e on {Sql.SameKey("r", "e", t.Key)}
        where r.{UpdatedAt} < e._gone_at
        """);

    /// <summary>
    /// The versions that must exist: each version lasts to the next start or deletion. Deletions are the stored ends that no
    /// version follows, and those of this run. Of several starts at one time, the one of this file counts: a file before it in this run may have
    /// recorded a deletion.
    /// </summary>
    private void SelectWanted()
    {
        var gone = Sql.Temp("gone", t.Snapshot.Name);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(gone)} as
            select v.* from {t.Versions} as v
                anti join {t.Staged} as s on {Sql.SameKey("s", "v", t.Key)}
            where v.{t.IsOpen} and not {IsDeleted} and {t.Closes("v")}
            """);
        var flagged = t.HasDeletedFlag
            ? $"union all select {Columns}, {_now}, {_now}, true, 5 from {gone}"
            : "";
        var ended = t.HasDeletedFlag ? "" : $"union all select {Key}, {_now} from {gone}";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Wanted)} as
            with starts as (
                select * from (from {_starts} {flagged}) as x
                where _at < {_now} or _rank >= 5 or not exists (from {gone} as g where {Sql.SameKey("g", "x", t.Key)})
                qualify row_number() over (partition by {Key}, _at order by greatest(_rank, 2) desc, dbt_updated_at desc, _rank desc) = 1),
            endings as (
                select {Key}, dbt_valid_to as _at from {t.Versions} as v
                where not v.{t.IsOpen} and not exists (from {t.Versions} as n where {Sql.SameKey("n", "v", t.Key)} and n.dbt_valid_from = v.dbt_valid_to)
                {ended}),
            events as (
                select {Columns}, dbt_updated_at, _at, _is_deleted, true as _is_start from starts
                union all by name
                select {Key}, _at, false as _is_start from endings)
            select * exclude (_is_start, _next), coalesce(_next, {t.OpenEnd}) as _until from (
                select *, lead(_at) over (partition by {Key} order by _at, _is_start) as _next from events)
            where _is_start
            """);
        session.Execute($"drop table {gone}");
    }

    private VersionChanges Compare()
    {
        var flag = t.HasDeletedFlag ? ", _is_deleted as dbt_is_deleted" : "";
        var wanted = Sql.Temp("wanted_rows", t.Snapshot.Name);
        session.Execute($"""
            create or replace temp view {Sql.Unqualified(wanted)} as
            select {ScdId.Expression(t.Key, "_at")} as dbt_scd_id, dbt_updated_at, _at as dbt_valid_from, _until as dbt_valid_to{flag}, {Columns} from {t.Wanted}
            """);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(_difference)} as
            select v._rowid, {Sql.List("w", t.AllColumns)}
            from {wanted} as w full outer join {t.Versions} as v on {Sql.SameKey("w", "v", t.Key)} and w.dbt_valid_from = v.dbt_valid_from
            where v._rowid is null or w.dbt_valid_from is null or {Sql.Differs("w", "v", t.AllColumns.Except(t.Key).Except(["dbt_scd_id", "dbt_valid_from"]))}
            """);
        session.Execute($"drop view {wanted}");

        var isOpenNow = t.Body.ValidToCurrent is null ? "_until is null" : $"_until = {t.OpenEnd}";
        var before = $"select {Columns} from {t.Versions} where {t.IsCurrent}";
        var after = $"select {Columns} from {t.Wanted} where {isOpenNow} and not _is_deleted";
        var (change, byQuarantine) = session.Rows(
            $"""
            select count(*) filter (where b._key is null), count(*) filter (where b._key is not null and a._key is not null and _is_touched), count(*) filter (where a._key is null),
                count(*) filter (where a._key is null and exists (from {t.QuarantinedKeys} as q where row({Sql.List("q", t.Key)}) = b._key))
            from (select row({Key}) as _key from ({after})) as a full outer join (select row({Key}) as _key from ({before})) as b on a._key = b._key
                left join (
                    select distinct row({Sql.List("x", t.Key)}) as _touched_key, true as _is_touched
                    from (select {Key} from {_difference} where dbt_valid_from is not null
                        union all select {Sql.List("v", t.Key)} from {t.Versions} as v join {_difference} as d on d._rowid = v._rowid) as x)
                on _touched_key = coalesce(a._key, b._key)
            """,
            static r => (new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetInt64(3)))[0];
        return new VersionChanges(change, byQuarantine, before, after, [t.Versions, t.Wanted]);
    }

    private void Write()
    {
        var removed = $"select {Sql.List("v", t.AllColumns)} from {t.Versions} as v semi join {_difference} as d on d._rowid = v._rowid";
        var added = $"select {Sql.List(t.AllColumns)} from {_difference} where dbt_valid_from is not null";
        session.Execute($"delete from {t.Table} where rowid in (select _rowid from {_difference} where _rowid is not null)");
        session.Execute($"insert into {t.Table} ({Sql.List(t.AllColumns)}) {added}");
        changes.Add(t.Snapshot, removed, added);
        PastRows.Keep(session, t.Snapshot, removed, runAt);
        PastRows.Keep(session, t.Snapshot, $"select dbt_scd_id from {_difference} where _rowid is null", runAt);
    }
}
