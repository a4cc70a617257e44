using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>Collects the keys that a snapshot has to check: those that staging's change set touched, or all.</summary>
internal sealed class SnapshotScope(SqlSession session, StagingTables staging, SnapshotTables t, DateTime runAt)
{
    /// <summary>Collects the keys that the change set touched, with their staged rows.</summary>
    public void GatherTouched()
    {
        session.Execute($"create or replace temp table {Sql.Unqualified(t.Scope)} as select distinct {Sql.List(t.Key)} from {staging.Touched} where {string.Join(" and ", t.Key.Select(k => $"{Sql.Name(k)} is not null"))}");
        session.Execute(t.IsStagedByKey
            ? $"""
                create or replace temp table {Sql.Unqualified(t.Staged)} as
                select {Sql.List("b", t.Columns)} from {staging.Before} as b anti join {staging.Keys} as k on {Sql.SameKey("b", "k", t.Key)}
                union all
                select {Sql.List(t.Columns)} from {staging.Staged}
                """
            : $"create or replace temp table {Sql.Unqualified(t.Staged)} as from {t.StagingTable} as s semi join {t.Scope} as k on {Sql.SameKey("s", "k", t.Key)}");
    }

    /// <summary>Makes all keys the scope.</summary>
    public void GatherAll()
    {
        session.Execute($"drop table if exists {t.Staged}");
        session.Execute($"create or replace temp view {Sql.Unqualified(t.Staged)} as select * from {t.StagingTable}");
    }

    /// <summary>Whether the scope has keys that are not staged: only then does it matter whether they are quarantined.</summary>
    public bool HasUnstagedKeys(StepMode mode) => mode != StepMode.Changes
        || session.Scalar<bool>($"select exists (from {t.Scope} as k anti join {t.Staged} as s on {Sql.SameKey("s", "k", t.Key)})");

    /// <summary>
    /// Finds the keys of the scope that are in the source but not staged. Their rows are in quarantine as received. Cleaning these rows
    /// gives their keys, and whether one of the rows waits for its time.
    /// </summary>
    public void FindQuarantinedKeys(StepMode mode)
    {
        var isInScope = mode == StepMode.Changes ? $"exists (from {t.Scope} as k where {Sql.SameKey("k", "c", t.Key)})" : "true";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as
            select {Sql.List("c", t.Key)}, {(staging.Histories.Count > 0 ? "bool_or(c._is_not_due)" : "false")} as _is_not_due from {Quarantined} as c
            where {isInScope} and not exists (from {t.Staged} as s where {Sql.SameKey("s", "c", t.Key)})
            group by {Sql.List("c", t.Key)}
            """);
    }

    /// <summary>
    /// The keys that the run closed with all its files, according to the history: a key that a later file brought back is not closed.
    /// </summary>
    public ClosedKeys CountClosed()
    {
        var now = Sql.Timestamp(runAt);
        var closed = t.HasDeletedFlag
            ? $"select {Sql.List(t.Key)} from {t.Table} where {t.IsOpen} and dbt_is_deleted and dbt_valid_from = {now}"
            : $"select {Sql.List("v", t.Key)} from {t.Table} as v anti join (from {t.Table} where {t.IsOpen}) as o on {Sql.SameKey("o", "v", t.Key)} where v.dbt_valid_to = {now}";
        var quarantined = $"exists (from {Quarantined} as q where {Sql.SameKey("q", "k", t.Key)})";
        return session.Rows(
            $"select count(*) filter (where not {quarantined}), count(*) filter (where {quarantined}) from ({closed}) as k",
            static r => new ClosedKeys(r.GetInt64(0), r.GetInt64(1)))[0];
    }

    /// <summary>The cleaned rows of the quarantine that have a key.</summary>
    private string Quarantined
    {
        get
        {
            var loadedAt = Sql.Name(((SourceBody)t.Source.Body).LoadedAtColumn);
            var rows = $"(select * exclude (failure_reason, quarantined_at), quarantined_at as {loadedAt} from {Sql.Table(staging.Quarantine)})";
            return $"(select * from ({staging.Classify(rows, runAt)}) where {string.Join(" and ", t.Key.Select(k => Sql.Name(k) + " is not null"))})";
        }
    }

    /// <summary>Sets that no key is quarantined, where it makes no difference.</summary>
    public void AssumeNoQuarantinedKeys() =>
        session.Execute($"create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as select {Sql.List(t.Key)}, false as _is_not_due from {t.StagingTable} limit 0");
}
