using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Staging;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>Gathers the keys that a snapshot has to look at: those that staging's change set touched, or all.</summary>
internal sealed class SnapshotScope(DuckDBConnection connection, StagingTables staging, SnapshotTables t, DateTime runAt)
{
    /// <summary>Gathers the keys that the change set touched, with their staged rows.</summary>
    public void GatherTouched()
    {
        connection.Execute($"create or replace temp table {Sql.Unqualified(t.Scope)} as select distinct {Sql.List(t.Key)} from {staging.Touched} where {string.Join(" and ", t.Key.Select(k => $"{Sql.Name(k)} is not null"))}");
        connection.Execute(t.IsStagedByKey
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
        connection.Execute($"drop table if exists {t.Staged}");
        connection.Execute($"create or replace temp view {Sql.Unqualified(t.Staged)} as select * from {t.StagingTable}");
    }

    /// <summary>Whether the scope has keys that are not staged: only then does it matter whether they are quarantined.</summary>
    public bool HasUnstagedKeys(bool isProportional) => !isProportional
        || connection.Scalar<bool>($"select exists (from {t.Scope} as k anti join {t.Staged} as s on {Sql.SameKey("s", "k", t.Key)})");

    /// <summary>
    /// Finds the keys of the scope that are in the source but not staged. Their rows stand in quarantine as they were received, so that
    /// cleaning tells their keys.
    /// </summary>
    public void FindQuarantinedKeys(bool areAllKeys)
    {
        var names = t.Key.Select(k => Sql.Column("c", k)).ToList();
        var loadedAt = Sql.Name(((SourceBody)t.Source.Body).LoadedAtColumn);
        var rows = $"(select * exclude (failure_reason, quarantined_at), quarantined_at as {loadedAt} from {Sql.Table(staging.Quarantine)})";
        var isInScope = areAllKeys ? "true" : $"exists (from {t.Scope} as k where {Sql.SameKey("k", "c", t.Key)})";
        connection.Execute($"""
            create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as
            select distinct {string.Join(", ", names)} from ({staging.Classify(rows, runAt)}) as c
            where {string.Join(" and ", names.Select(n => n + " is not null"))} and {isInScope}
                and not exists (from {t.Staged} as s where {Sql.SameKey("s", "c", t.Key)})
            """);
    }

    /// <summary>Says that no key is quarantined, where it makes no difference.</summary>
    public void AssumeNoQuarantinedKeys() =>
        connection.Execute($"create or replace temp table {Sql.Unqualified(t.QuarantinedKeys)} as select {Sql.List(t.Key)} from {t.StagingTable} limit 0");
}
