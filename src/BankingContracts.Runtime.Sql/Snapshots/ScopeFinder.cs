using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>Finds the keys that a snapshot has to check: those that a change of staging touched, or all.</summary>
internal sealed class ScopeFinder(StepContext run, StagingTables staging, SnapshotTables t, WorkingScope own)
{
    private SqlDialect Sql => run.Sql;

    /// <summary>The keys.</summary>
    /// <param name="mode">Which rows are compared.</param>
    /// <param name="changed">What staging changed; needed when only its keys are checked.</param>
    public async Task<SnapshotScope> FindAsync(StepMode mode, StagingResult? changed)
    {
        var scope = mode == StepMode.Changes ? await GatherTouchedAsync(changed!) : new SnapshotScope(null, t.StagingRows, null);
        return mode == StepMode.First || !await HasUnstagedKeysAsync(scope) ? scope : scope with { QuarantinedKeys = await FindQuarantinedAsync(scope) };
    }

    /// <summary>
    /// The keys that the run closed with all its files, according to the history: a key that a later file brought back is not closed.
    /// </summary>
    public Task<ClosedKeys> CountClosedAsync()
    {
        var history = run.Tables.Current(t.Table);
        var closed = t.HasDeletedFlag
            ? $"select {Sql.List("v", t.Key)} from {history} as v where v.{t.IsOpen} and v.dbt_is_deleted and v.dbt_valid_from = {run.Now}"
            : $"select {Sql.List("v", t.Key)} from {history} as v anti join (select * from {history} as h where {t.IsOpen}) as o on {Sql.SameKey("o", "v", t.Key)} where v.dbt_valid_to = {run.Now}";
        var found = $"count({Sql.Column("q", t.Key[0])})";
        return run.Session.RowAsync(
            $"select count(*) - {found}, {found} from ({closed}) as k left join (select distinct {Sql.List(t.Key)} from {Quarantined} as c) as q on {Sql.SameKey("q", "k", t.Key)}",
            static r => new ClosedKeys(r.GetInt64(0), r.GetInt64(1)));
    }

    private async Task<SnapshotScope> GatherTouchedAsync(StagingResult changed)
    {
        var hasKey = string.Join(" and ", t.Key.Select(k => $"{Sql.Name(k)} is not null"));
        var keys = await own.KeepAsync("scope", t.Snapshot.Name, $"select distinct {Sql.List(t.Key)} from {changed.Touched} as k where {hasKey}");
        var staged = t.IsStagedByKey
            ? $"""
                select {Sql.List("b", t.Columns)} from {changed.Before} as b anti join {changed.Keys} as k on {Sql.SameKey("b", "k", t.Key)}
                union all
                select {Sql.List("s", t.Columns)} from {changed.Staged} as s
                """
            : $"select {Sql.List("s", t.Columns)} from {t.StagingRows} as s semi join {keys} as k on {Sql.SameKey("s", "k", t.Key)}";
        return new SnapshotScope(keys, await own.KeepAsync("staged_now", t.Snapshot.Name, staged), null);
    }

    /// <summary>Whether the scope has keys that are not staged: only then does it matter whether they are quarantined.</summary>
    private async Task<bool> HasUnstagedKeysAsync(SnapshotScope scope) => scope.Keys is not { } keys
        || await run.Session.ScalarAsync<bool>($"select exists (select 1 from {keys} as k anti join {scope.Staged} as s on {Sql.SameKey("s", "k", t.Key)})");

    /// <summary>
    /// The keys of the scope that are in the source but not staged. Their rows are in quarantine as received. Cleaning these rows
    /// gives their keys, and whether one of the rows waits for its time.
    /// </summary>
    private Task<string> FindQuarantinedAsync(SnapshotScope scope)
    {
        var isInScope = scope.Keys is { } keys ? $"exists (select 1 from {keys} as k where {Sql.SameKey("k", "_c", t.Key)})" : "true";
        var isNotDue = staging.Histories.Count > 0 ? "bool_or(_c._is_not_due)" : "false";
        return own.KeepAsync("quarantined_keys", t.Snapshot.Name, $"""
            select {Sql.List("_c", t.Key)}, {isNotDue} as _is_not_due from {Quarantined} as _c
            where {isInScope} and not exists (select 1 from {scope.Staged} as s where {Sql.SameKey("s", "_c", t.Key)})
            group by {Sql.List("_c", t.Key)}
            """);
    }

    /// <summary>The cleaned rows of the quarantine that have a key.</summary>
    private string Quarantined
    {
        get
        {
            var rows = $"({StagingTables.AsReceived(Sql, t.Source, run.Tables.Current(staging.QuarantineTable))})";
            return $"(select * from ({staging.Classify(rows)}) as c where {string.Join(" and ", t.Key.Select(k => Sql.Name(k) + " is not null"))})";
        }
    }
}
