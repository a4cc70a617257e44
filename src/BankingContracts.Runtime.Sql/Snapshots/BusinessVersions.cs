using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>
/// Versions that begin at a time in the source: rows may come late and in any order. The history of a key is computed again
/// from its versions, the new rows and the deletions, and compared with the stored history. So the order in which
/// rows came makes no difference. See docs/decisions/business-time.md.
/// </summary>
internal sealed class BusinessVersions(StepContext run, SnapshotTables t, SnapshotScope scope, StepMode mode, WorkingScope own)
{
    private SqlDialect Sql => run.Sql;

    private RowIdentity Identity => run.Tables.Identity(t.Table);

    private string UpdatedAt => Sql.Name(t.Body.UpdatedAt!);

    private string Key => Sql.List(t.Key);

    private string Columns => Sql.List(t.Columns);

    private string IsDeleted => t.HasDeletedFlag ? "dbt_is_deleted" : "false";

    /// <summary>Applies the staged rows of the scope.</summary>
    public async Task<VersionChanges> ApplyAsync()
    {
        var inScope = scope.Keys is { } keys ? $" semi join {keys} as k on {Sql.SameKey("t", "k", t.Key)}" : "";
        var versions = await own.KeepAsync("versions", t.Snapshot.Name, $"select t.* from {run.Tables.Stored(t.Table)} as t{inScope}");
        var starts = await own.KeepAsync("starts", t.Snapshot.Name, $"{SelectStarts(versions)}\nunion all\n{SelectReturns(versions)}");
        var gone = await own.KeepAsync("gone", t.Snapshot.Name, SelectGone(versions));
        var wanted = await own.KeepAsync("wanted", t.Snapshot.Name, SelectWanted(versions, starts, gone));
        var difference = await own.KeepAsync("difference", t.Snapshot.Name, SelectDifference(versions, wanted));
        var change = await CompareAsync(versions, wanted, difference);
        if (await run.Session.CountAsync(difference) > 0)
        {
            await run.Tables.LeaveAsync(
                t.Table,
                $"select {Identity.List("v")}, {Sql.List("v", t.AllColumns)} from {versions} as v semi join {difference} as d on {Identity.Same("d", "v")}",
                $"select {Identity.List("d")}, {Sql.List("d", t.AllColumns)} from {difference} as d where d.dbt_valid_from is not null");
        }

        return change;
    }

    /// <summary>The times at which versions begin: the stored ones, and one for each staged row with a new time.</summary>
    private string SelectStarts(string versions)
    {
        var compared = t.Columns.Except(t.Key).Except([t.Body.UpdatedAt!]).ToList();
        var beats = t.Body.TieBreak is { } tieBreak ? $"{Sql.Column("s", tieBreak)} > {Sql.Column("v", tieBreak)}" : "false";
        var newest = t.Body.TieBreak is { } column ? $"{Sql.Column("s", column)} desc, " : "";
        var recleaned = mode != StepMode.Recleaned
            ? ""
            : $"""
              union all
              select {Sql.List("s", t.Columns)}, s.{UpdatedAt}, {run.Now}, false, 3
              from staged as s join latest as v on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt}
              where v.{t.IsOpen} and ({Sql.Differs("s", "v", compared)})
              """;
        return $"""
            select * from (with latest as (
                select * from (
                    select v.*, row_number() over (partition by {Sql.List("v", t.Key)}, v.dbt_updated_at order by v.dbt_valid_from desc) as _nth
                    from {versions} as v where not {IsDeleted}) as n
                where _nth = 1),
            staged as (
                select {Columns} from (
                    select s.*, row_number() over (partition by {Sql.List("s", t.Key)}, s.{UpdatedAt} order by {newest}{Sql.List("s", t.Columns)}) as _nth
                    from {scope.Staged} as s) as n
                where _nth = 1),
            beaten as (
                select {Identity.List("v")}, {Sql.List("s", t.Columns)}
                from latest as v join staged as s on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt} where {beats})
            select {string.Join(", ", t.Columns.Select(c => $"case when {RowIdentity.IsGiven("s")} then {Sql.Column("s", c)} else {Sql.Column("v", c)} end as {Sql.Name(c)}"))},
                v.dbt_updated_at, v.dbt_valid_from as _at, {(t.HasDeletedFlag ? "v.dbt_is_deleted" : "false")} as _is_deleted, 1 as _rank
            from {versions} as v left join beaten as s on {Identity.Same("s", "v")}
            union all
            select {Sql.List("s", t.Columns)}, s.{UpdatedAt}, s.{UpdatedAt}, false, 2
            from staged as s anti join latest as v on {Sql.SameKey("s", "v", t.Key)} and v.dbt_updated_at = s.{UpdatedAt}
            {recleaned}) as x
            """;
    }

    /// <summary>
    /// A key that is staged again after it was deleted: its newest row opens a version at its time, or with the run if that time is before the
    /// deletion.
    /// </summary>
    private string SelectReturns(string versions)
    {
        var newest = t.Body.TieBreak is { } column ? $", {Sql.Column("s", column)} desc" : "";
        return $"""
            select * from (with ends as (
                select {Key}, max(case when {IsDeleted} then dbt_valid_from else dbt_valid_to end) as _gone_at from {versions} as v
                group by {Key} having bool_and(not ({t.IsCurrent}))),
            returned as (
                select * from (
                    select {Sql.List("s", t.Columns)}, e._gone_at, row_number() over (partition by {Sql.List("s", t.Key)} order by s.{UpdatedAt} desc{newest}) as _nth
                    from {scope.Staged} as s join ends as e on {Sql.SameKey("s", "e", t.Key)}) as n
                where _nth = 1)
            select {Sql.List("r", t.Columns)}, r.{UpdatedAt}, {run.Now}, false, 4
            from returned as r where r.{UpdatedAt} < r._gone_at) as y
            """;
    }

    /// <summary>The open versions that end with this run.</summary>
    private string SelectGone(string versions) => $"""
        select _v.* from {versions} as _v anti join {scope.Staged} as s on {Sql.SameKey("s", "_v", t.Key)}
        where _v.{t.IsOpen} and not {IsDeleted} and {t.Closes("_v", scope)}
        """;

    /// <summary>
    /// The versions that must exist: each version lasts to the next start or deletion. Deletions are the stored ends that no
    /// version follows, and those of this run. Of several starts at one time, the one of this file counts: a file before it in this run may have
    /// recorded a deletion.
    /// </summary>
    private string SelectWanted(string versions, string starts, string gone)
    {
        var flagged = t.HasDeletedFlag ? $"union all select {Columns}, {run.Now}, {run.Now}, true, 5 from {gone} as g" : "";
        var ended = t.HasDeletedFlag ? "" : $"union all select {Key}, {run.Now} from {gone} as g";
        var noValues = string.Concat(t.Columns.Select(c => t.Key.Contains(c) ? $"{Sql.Name(c)}, " : $"null as {Sql.Name(c)}, "));
        return $"""
            with starts as (
                select {Columns}, dbt_updated_at, _at, _is_deleted from (
                    select _x.*, row_number() over (
                        partition by {Sql.List("_x", t.Key)}, _x._at order by greatest(_x._rank, 2) desc, _x.dbt_updated_at desc, _x._rank desc) as _nth
                    from (select * from {starts} as a {flagged}) as _x
                    where _x._at < {run.Now} or _x._rank >= 5 or not exists (select 1 from {gone} as g where {Sql.SameKey("g", "_x", t.Key)})) as n
                where _nth = 1),
            endings as (
                select {Sql.List("_v", t.Key)}, _v.dbt_valid_to as _at from {versions} as _v
                where not _v.{t.IsOpen} and not exists (select 1 from {versions} as n where {Sql.SameKey("n", "_v", t.Key)} and n.dbt_valid_from = _v.dbt_valid_to)
                {ended}),
            events as (
                select {Columns}, dbt_updated_at, _at, _is_deleted, true as _is_start from starts
                union all
                select {noValues}null, _at, null, false from endings)
            select {Columns}, dbt_updated_at, _at, _is_deleted, coalesce(_next, {t.OpenEnd}) as _until from (
                select e.*, lead(_at) over (partition by {Key} order by _at, _is_start) as _next from events as e) as l
            where _is_start
            """;
    }

    private string SelectDifference(string versions, string wanted)
    {
        var flag = t.HasDeletedFlag ? ", _is_deleted as dbt_is_deleted" : "";
        var rows = $"select {t.IdAt("_at")} as dbt_scd_id, dbt_updated_at, _at as dbt_valid_from, _until as dbt_valid_to{flag}, {Columns} from {wanted} as a";
        if (t.Retired.Count > 0)
            rows = $"select n.*, {Sql.List("o", t.Retired.Select(c => c.Name))} from ({rows}) as n left join {versions} as o on {Sql.SameKey("n", "o", t.Key)} and n.dbt_valid_from = o.dbt_valid_from";
        return $"""
            select {Identity.List("v")}, {Sql.List("w", t.AllColumns)}
            from ({rows}) as w full outer join {versions} as v on {Sql.SameKey("w", "v", t.Key)} and w.dbt_valid_from = v.dbt_valid_from
            where {RowIdentity.IsMissing("v")} or w.dbt_valid_from is null or {Sql.Differs("w", "v", t.AllColumns.Except(t.Key).Except(["dbt_scd_id", "dbt_valid_from"]))}
            """;
    }

    private async Task<VersionChanges> CompareAsync(string versions, string wanted, string difference)
    {
        var isOpenNow = t.Body.ValidToCurrent is null ? "_until is null" : $"_until = {t.OpenEnd}";
        var before = $"select {Columns} from {versions} as v where {t.IsCurrent}";
        var after = $"select {Columns} from {wanted} as w where {isOpenNow} and not _is_deleted";
        var touched = $"""
            select {Sql.List("d", t.Key)} from {difference} as d where d.dbt_valid_from is not null
            union
            select {Sql.List("v", t.Key)} from {versions} as v join {difference} as d on {Identity.Same("d", "v")}
            """;
        var (isAfter, isBefore) = (Sql.Column("a", t.Key[0]) + " is not null", Sql.Column("_b", t.Key[0]) + " is not null");
        var isQuarantined = scope.QuarantinedKeys is { } keys ? $"exists (select 1 from {keys} as q where {Sql.SameKey("q", "_b", t.Key)})" : "false";
        var (change, byQuarantine) = await run.Session.RowAsync(
            $"""
            select count(*) filter (where not ({isBefore})), count(*) filter (where ({isBefore}) and ({isAfter}) and {Sql.Column("c", t.Key[0])} is not null), count(*) filter (where not ({isAfter})),
                count(*) filter (where not ({isAfter}) and {isQuarantined})
            from (select {Key} from ({after}) as w) as a full outer join (select {Key} from ({before}) as v) as _b on {Sql.SameKey("a", "_b", t.Key)}
                left join ({touched}) as c on {Sql.SameKey("c", "a", t.Key)}
            """,
            static r => (new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetInt64(3)));
        return new VersionChanges(change, byQuarantine, before, after);
    }
}
