using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>
/// Versions that begin with the run in which their values arrived: strategy check, and timestamp on the time of arrival. History
/// grows only at its end.
/// </summary>
internal sealed class ArrivalVersions(SqlSession session, SnapshotTables t, ChangeSets changes, StepMode mode, bool isRepeated, DateTime runAt)
{
    private readonly string _now = Sql.Timestamp(runAt);
    private readonly string _opened = Sql.Temp("opened", t.Snapshot.Name);
    private readonly string _before = Sql.Temp("current_before", t.Snapshot.Name);

    /// <summary>Applies the staged rows of the scope.</summary>
    public VersionChanges Apply()
    {
        // If a run has several files, only the last one makes versions: versions in between would have no duration.
        if (isRepeated)
        {
            // The accounts are those after the file before this one, so the state before must also be the state after that file.
            session.Execute($"""
                create or replace temp table {Sql.Unqualified(_before)} as
                select {Sql.List(t.Columns)} from {t.Table} as t where {t.IsCurrent} and {Touched}
                """);
            UndoThisRun();
        }

        var versions = CollectOpen();
        FindActions(versions);
        SelectOpened();
        var change = session.Rows(
            $"""
            select count(*) filter (where _action = 'open'), count(*) filter (where _action = 'change'), count(*) filter (where _action = 'close'),
                count(*) filter (where _action = 'close' and exists (from {t.QuarantinedKeys} as q where {Sql.SameKey("q", "a", t.Key)}))
            from {t.Actions} as a
            """,
            static r => (Change: new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), ByQuarantine: r.GetInt64(3)))[0];
        if (!change.Change.IsEmpty)
            Write(versions);
        session.Execute($"drop view {_opened}");
        var unchanged = $"select {Sql.List("v", t.Columns)} from {versions} as v anti join {t.Actions} as a on v._rowid = a._rowid where {Current("v")}";
        var after = $"{unchanged} union all select {Sql.List(t.Columns)} from {t.Actions} where _action <> 'close'";
        if (isRepeated)
            change = ChangeOfFile();
        IEnumerable<string> temporary = [.. IsProportional ? [t.Versions] : Array.Empty<string>(), t.Actions, .. isRepeated ? [_before] : Array.Empty<string>()];
        return new VersionChanges(
            change.Change,
            change.ByQuarantine,
            isRepeated ? "from " + _before : $"select {Sql.List("v", t.Columns)} from {versions} as v where {Current("v")}",
            after,
            [.. temporary]);
    }

    /// <summary>
    /// The changes of a file to the current versions after the file before it; the guards use them. The history itself is written against
    /// the state after the run before.
    /// </summary>
    private (ModelChange Change, long ByQuarantine) ChangeOfFile()
    {
        var isNew = Sql.Column("a", t.Key[0]) + " is not null";
        var wasThere = Sql.Column("b", t.Key[0]) + " is not null";
        return session.Rows(
            $"""
            select count(*) filter (where not ({wasThere})), count(*) filter (where ({isNew}) and ({wasThere}) and ({Sql.Differs("a", "b", t.Columns.Except(t.Key))})),
                count(*) filter (where not ({isNew})),
                count(*) filter (where not ({isNew}) and exists (from {t.QuarantinedKeys} as q where {Sql.SameKey("q", "b", t.Key)}))
            from (select {Sql.List(t.Columns)} from {t.Table} as t where {t.IsCurrent} and {Touched}) as a full outer join {_before} as b on {Sql.SameKey("a", "b", t.Key)}
            """,
            static r => (new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetInt64(3)))[0];
    }

    private bool IsProportional => mode == StepMode.Changes;

    private string Touched => IsProportional ? $"exists (from {t.Scope} as k where {Sql.SameKey("k", "t", t.Key)})" : "true";

    private string Current(string alias) => t.HasDeletedFlag ? $"not {alias}.dbt_is_deleted" : "true";

    /// <summary>Undoes what files before this one did in this run to the keys of the scope.</summary>
    private void UndoThisRun()
    {
        var undone = Sql.Temp("undone", t.Snapshot.Name);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(undone)} as
            select t.rowid as _rowid, t.* from {t.Table} as t where (dbt_valid_from = {_now} or dbt_valid_to = {_now}) and {Touched}
            """);
        var removed = $"select {Sql.List(t.AllColumns)} from {undone}";
        var added = $"select * replace ({t.OpenEnd} as dbt_valid_to) from ({removed}) where dbt_valid_from <> {_now}";
        session.Execute($"delete from {t.Table} where rowid in (select _rowid from {undone})");
        session.Execute($"insert into {t.Table} ({Sql.List(t.AllColumns)}) {added}");
        changes.Add(t.Snapshot, removed, added);
        session.Execute($"drop table {undone}");
    }

    /// <summary>The open versions of the scope as a relation, with their <c>_rowid</c>.</summary>
    private string CollectOpen()
    {
        var open = $"(select rowid as _rowid, * from {t.Table} where {t.IsOpen})";
        if (!IsProportional)
            return open;
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Versions)} as
            from {open} as t semi join {t.Scope} as k on {Sql.SameKey("t", "k", t.Key)}
            """);
        return t.Versions;
    }

    private void FindActions(string versions)
    {
        var firstKey = Sql.Name(t.Key[0]);
        var isBack = t.HasDeletedFlag ? "t.dbt_is_deleted or " : "";
        var isGone = t.HasDeletedFlag ? "not t.dbt_is_deleted" : "true";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Actions)} as
            select t._rowid,
                case when t._rowid is null or {(t.HasDeletedFlag ? "(s." + firstKey + " is not null and t.dbt_is_deleted)" : "false")} then 'open'
                    when s.{firstKey} is null then 'close' else 'change' end as _action,
                {string.Join(", ", t.Columns.Select(c => $"if(s.{firstKey} is null, t.{Sql.Name(c)}, s.{Sql.Name(c)}) as {Sql.Name(c)}"))}
            from {t.Staged} as s full outer join {versions} as t on {Sql.SameKey("s", "t", t.Key)}
            where t._rowid is null
                or (s.{firstKey} is not null and ({isBack}{Changed()}))
                or (s.{firstKey} is null and {isGone} and {t.Closes("t")})
            """);
    }

    /// <summary>When a changed row starts a version.</summary>
    private string Changed()
    {
        if (t.Body.Strategy == SnapshotStrategy.Check)
            return Sql.Differs("s", "t", t.Body.CheckColumns);
        var exceeds = $"s.{Sql.Name(t.Body.UpdatedAt!)} > t.dbt_updated_at";
        return mode == StepMode.Recleaned ? $"{exceeds} or {Sql.Differs("s", "t", t.Columns.Except([t.Body.UpdatedAt!]))}" : exceeds;
    }

    /// <summary>The versions that open now; with a record of deletions also those that say that a key was deleted.</summary>
    private void SelectOpened()
    {
        var opens = t.HasDeletedFlag ? "true" : "_action <> 'close'";
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp ? $"if(_action = 'close', {_now}, {Sql.Name(t.Body.UpdatedAt!)})" : _now;
        var flag = t.HasDeletedFlag ? "_action = 'close' as dbt_is_deleted, " : "";
        session.Execute($"""
            create or replace temp view {Sql.Unqualified(_opened)} as
            select {ScdId.Expression(t.Key, _now)} as dbt_scd_id, {updatedAt} as dbt_updated_at, {_now} as dbt_valid_from, {t.OpenEnd} as dbt_valid_to,
                {flag}{Sql.List(t.Columns)}
            from {t.Actions} where {opens}
            """);
    }

    private void Write(string versions)
    {
        var (removed, added) = (Sql.Temp("closing", t.Snapshot.Name), Sql.Temp("written", t.Snapshot.Name));
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(removed)} as
            select {Sql.List("v", t.AllColumns)} from {versions} as v semi join {t.Actions} as a on v._rowid = a._rowid
            """);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(added)} as
            select * replace ({_now} as dbt_valid_to) from {removed} union all select {Sql.List(t.AllColumns)} from {_opened}
            """);

        // A deletion only marks rows. An update would write the column again at the next checkpoint, also for all rows around them.
        session.Execute($"delete from {t.Table} where rowid in (select _rowid from {t.Actions} where _rowid is not null)");
        session.Execute($"insert into {t.Table} ({Sql.List(t.AllColumns)}) from {added}");
        changes.Add(t.Snapshot, "from " + removed, "from " + added);
        session.Execute($"drop table {removed}; drop table {added}");
    }
}
