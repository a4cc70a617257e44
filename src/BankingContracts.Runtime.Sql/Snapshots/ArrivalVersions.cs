using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>
/// Versions that begin with the run in which their values arrived: strategy check, and timestamp on the time of arrival. History
/// grows only at its end.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="t">The tables.</param>
/// <param name="scope">The keys that are compared.</param>
/// <param name="mode">Why they are compared.</param>
/// <param name="isRepeated">Whether the run compared rows of an earlier delivery.</param>
/// <param name="own">The working relations of the step.</param>
/// <param name="arrived">The columns that no version has a value for, and some staged row has one: such a value starts a version.</param>
/// <param name="continued">The versions of another snapshot that go on in this run; null for none.</param>
internal sealed class ArrivalVersions(
    StepContext run, SnapshotTables t, SnapshotScope scope, StepMode mode, bool isRepeated, WorkingScope own, IReadOnlyList<string> arrived,
    ContinuedVersions? continued)
{
    private SqlDialect Sql => run.Sql;

    private RowIdentity Identity => run.Tables.Identity(t.Table);

    private string Touched => scope.Keys is { } keys ? $"exists (select 1 from {keys} as k where {Sql.SameKey("k", "_t", t.Key)})" : "true";

    private string CurrentOfScope => $"select {Sql.List("_t", t.Columns)} from {run.Tables.Current(t.Table)} as _t where _t.{t.IsOpen}{(t.HasDeletedFlag ? " and not _t.dbt_is_deleted" : "")} and {Touched}";

    /// <summary>Applies the staged rows of the scope.</summary>
    public async Task<VersionChanges> ApplyAsync()
    {
        // If a run has several files, only the last one makes versions: versions in between would have no duration.
        string? before = null;
        if (isRepeated)
        {
            // The accounts are those after the file before this one, so the state before must also be the state after that file.
            before = await own.KeepAsync("current_before", t.Snapshot.Name, CurrentOfScope);
            await UndoThisRunAsync();
            if (continued is not null)
                await continued.ReopenAsync(scope.Keys);
        }

        var open = $"(select {Identity.List("t")}, {Sql.List("t", t.AllColumns)} from {run.Tables.Stored(t.Table)} as t where t.{t.IsOpen})";
        var versions = scope.Keys is { } keys
            ? await own.KeepAsync("versions", t.Snapshot.Name, $"select t.* from {open} as t semi join {keys} as k on {Sql.SameKey("t", "k", t.Key)}")
            : open;
        var actions = await own.KeepAsync("actions", t.Snapshot.Name, SelectActions(versions));
        var (change, byQuarantine) = await CountAsync(actions);
        if (!change.IsEmpty)
        {
            await run.Tables.LeaveAsync(
                t.Table,
                $"select {Identity.List("v")}, {Sql.List("v", t.AllColumns)} from {versions} as v semi join {actions} as a on {Identity.Same("v", "a")}",
                $"{SelectClosed(versions, actions)} union all {SelectOpened(actions)}");
        }

        var unchanged = $"select {Sql.List("v", t.Columns)} from {versions} as v anti join {actions} as a on {Identity.Same("v", "a")} where {IsPresent("v")}";
        var after = $"{unchanged} union all select {Sql.List("a", t.Columns)} from {actions} as a where a._action <> 'close'";
        if (before is not null)
            (change, byQuarantine) = await ChangeOfFileAsync(before);
        return new VersionChanges(
            change,
            byQuarantine,
            before is null ? $"select {Sql.List("v", t.Columns)} from {versions} as v where {IsPresent("v")}" : $"select * from {before} as b",
            after);
    }

    private string IsPresent(string alias) => t.HasDeletedFlag ? $"not {alias}.dbt_is_deleted" : "true";

    private string IsQuarantined(string alias) => scope.QuarantinedKeys is { } keys
        ? $"exists (select 1 from {keys} as q where {Sql.SameKey("q", alias, t.Key)})"
        : "false";

    private Task<(ModelChange Change, long ByQuarantine)> CountAsync(string actions) => run.Session.RowAsync(
        $"""
        select count(*) filter (where _action = 'open'), count(*) filter (where _action = 'change'), count(*) filter (where _action = 'close'),
            count(*) filter (where _action = 'close' and {IsQuarantined("_a")})
        from {actions} as _a
        """,
        static r => (new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetInt64(3)));

    /// <summary>
    /// The changes of a file to the current versions after the file before it; the guards use them. The history itself is written against
    /// the state after the run before.
    /// </summary>
    private Task<(ModelChange Change, long ByQuarantine)> ChangeOfFileAsync(string before)
    {
        var isNew = Sql.Column("a", t.Key[0]) + " is not null";
        var wasThere = Sql.Column("_b", t.Key[0]) + " is not null";
        return run.Session.RowAsync(
            $"""
            select count(*) filter (where not ({wasThere})), count(*) filter (where ({isNew}) and ({wasThere}) and ({Sql.Differs("a", "_b", t.Columns.Except(t.Key))})),
                count(*) filter (where not ({isNew})),
                count(*) filter (where not ({isNew}) and {IsQuarantined("_b")})
            from ({CurrentOfScope}) as a full outer join {before} as _b on {Sql.SameKey("a", "_b", t.Key)}
            """,
            static r => (new ModelChange(0, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetInt64(3)));
    }

    /// <summary>Undoes what files before this one did in this run to the keys of the scope.</summary>
    private async Task UndoThisRunAsync()
    {
        var undone = await own.KeepAsync("undone", t.Snapshot.Name, $"""
            select _t.* from {run.Tables.Stored(t.Table)} as _t where (_t.dbt_valid_from = {run.Now} or _t.dbt_valid_to = {run.Now}) and {Touched}
            """);
        await run.Tables.LeaveAsync(
            t.Table,
            $"select {Identity.List("u")}, {Sql.List("u", t.AllColumns)} from {undone} as u",
            $"select {Identity.List("u")}, {With("u", "dbt_valid_to", t.OpenEnd)} from {undone} as u where u.dbt_valid_from <> {run.Now}");
    }

    /// <summary>All columns, one of them with another value.</summary>
    private string With(string alias, string column, string value) =>
        string.Join(", ", t.AllColumns.Select(c => c == column ? $"{value} as {Sql.Name(c)}" : Sql.Column(alias, c)));

    /// <summary>What happens to each key that changes: the identity of the open version, <c>_action</c>, and the new values.</summary>
    private string SelectActions(string versions)
    {
        var isStaged = Sql.Column("s", t.Key[0]) + " is not null";
        var isBack = t.HasDeletedFlag ? "_t.dbt_is_deleted or " : "";
        var isGone = t.HasDeletedFlag ? "not _t.dbt_is_deleted" : "true";
        var returns = t.HasDeletedFlag ? $"({isStaged} and _t.dbt_is_deleted)" : "false";
        return $"""
            select {Identity.List("_t")},
                case when {RowIdentity.IsMissing("_t")} or {returns} then 'open'
                    when not ({isStaged}) then 'close' else 'change' end as _action,
                {string.Join(", ", t.Columns.Select(c => $"case when {isStaged} then {Sql.Column("s", c)} else {Sql.Column("_t", c)} end as {Sql.Name(c)}"))}
            from {scope.Staged} as s full outer join {versions} as _t on {Sql.SameKey("s", "_t", t.Key)}
            where {RowIdentity.IsMissing("_t")}
                or ({isStaged} and ({isBack}{Changed()}))
                or (not ({isStaged}) and {isGone} and {t.Closes("_t", scope)})
            """;
    }

    /// <summary>When a changed row starts a version.</summary>
    private string Changed() => string.Join(
        " or ", arrived.Select(c => $"({t.Arrives(c, "s", "_t")})").Prepend(Differs()));

    private string Differs()
    {
        if (t.Body.Strategy == SnapshotStrategy.Check)
            return Sql.Differs("s", "_t", t.Body.CheckColumns);
        var exceeds = $"s.{Sql.Name(t.Body.UpdatedAt!)} > _t.dbt_updated_at";
        return mode == StepMode.Recleaned ? $"{exceeds} or {Sql.Differs("s", "_t", t.Columns.Except([t.Body.UpdatedAt!]))}" : exceeds;
    }

    private string SelectClosed(string versions, string actions) => $"""
        select {Identity.List("v")}, {With("v", "dbt_valid_to", run.Now)} from {versions} as v semi join {actions} as a on {Identity.Same("v", "a")}
        """;

    /// <summary>The versions that open now; with a record of deletions also those that say that a key was deleted.</summary>
    private string SelectOpened(string actions)
    {
        var opens = t.HasDeletedFlag ? "true" : "_action <> 'close'";
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp ? $"case when _action = 'close' then {run.Now} else {Sql.Name(t.Body.UpdatedAt!)} end" : run.Now;
        var flag = t.HasDeletedFlag ? "_action = 'close' as dbt_is_deleted, " : "";
        return $"""
            select {Identity.Nothing}, {t.IdAt(run.Now)} as dbt_scd_id, {updatedAt} as dbt_updated_at, {run.Now} as dbt_valid_from, {t.OpenEnd} as dbt_valid_to,
                {flag}{Sql.List(t.Columns)}{t.NothingRetired}
            from {actions} as a where {opens}
            """;
    }
}
