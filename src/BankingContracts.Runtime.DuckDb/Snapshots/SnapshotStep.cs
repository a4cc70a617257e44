using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>
/// Updates a snapshot (SCD2): compares its versions with the staging table, closes those that changed or were deleted, and
/// opens new ones. If staging's change set is known, only its keys are checked. Nothing is written for a key that did not
/// change.
/// </summary>
internal sealed class SnapshotStep(SqlSession session, PipelineDefinition pipeline, ChangeSets changes, DateTime runAt)
{
    /// <summary>Runs the step.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="before">The totals of the last run; null on a first load.</param>
    /// <param name="asked">Whether all keys must be compared.</param>
    public SnapshotOutcome Snapshot(ModelDefinition snapshot, SnapshotTotals? before, StepMode asked)
    {
        var t = SnapshotTables.Of(snapshot, pipeline);
        var staging = StagingTables.Of(t.Staging, pipeline);
        var scope = new SnapshotScope(session, staging, t, runAt);
        var mode = Effective(asked, t, staging, before);
        if (mode == StepMode.Changes)
            scope.GatherTouched();
        else
            scope.GatherAll();
        if (mode == StepMode.First || !scope.HasUnstagedKeys(mode))
            scope.AssumeNoQuarantinedKeys();
        else
            scope.FindQuarantinedKeys(mode);

        var isRepeated = !changes.IsFirstStep(snapshot.Name);
        var versions = mode == StepMode.First && t.IsStagedByKey
            ? new FirstVersions(session, t, runAt).Write()
            : t.Body.IsBusinessTime
                ? new BusinessVersions(session, t, changes, runAt).Apply(mode)
                : new ArrivalVersions(session, t, changes, mode, isRepeated, runAt).Apply();
        if (mode == StepMode.First)
            changes.Record(snapshot.Name, ChangeSet.Unknown);
        var accounts = new SnapshotAccounts(session, t, staging);
        var outcome = new SnapshotOutcome(
            versions.Change with { Rows = session.Scalar<long>($"select count(*) from {t.Table}") },
            before?.Current ?? 0,
            isRepeated
                ? scope.CountClosed()
                : new ClosedKeys(versions.Change.Removed - versions.ClosedByQuarantine, versions.ClosedByQuarantine),
            mode == StepMode.Changes ? accounts.Changed(before!, versions) : accounts.Whole());
        foreach (var table in versions.Temporary.Append(t.QuarantinedKeys))
            session.Execute($"drop table {table}");
        session.Execute(mode == StepMode.Changes ? $"drop table {t.Staged}; drop table {t.Scope}" : $"drop view {t.Staged}");
        return outcome;
    }

    /// <summary>Gives the open versions the staged values of columns that were just added, without new versions.</summary>
    public void Backfill(ModelDefinition snapshot, IReadOnlyList<string> columns)
    {
        var t = SnapshotTables.Of(snapshot, pipeline);
        session.Execute($"""
            update {t.Table} as t set {string.Join(", ", columns.Select(c => $"{Sql.Name(c)} = s.{Sql.Name(c)}"))}
            from {t.StagingTable} as s where t.{t.IsOpen} and {Sql.SameKey("s", "t", t.Key)}
            """);
        changes.Record(snapshot.Name, ChangeSet.Unknown);
    }

    /// <summary>What the step does in fact: without rows there is nothing to compare, and without staging's change set no key is known to be touched.</summary>
    private StepMode Effective(StepMode asked, SnapshotTables t, StagingTables staging, SnapshotTotals? before)
    {
        if (session.Scalar<long>($"select count(*) from (select 1 from {t.Table} limit 1)") == 0)
            return StepMode.First;
        return asked == StepMode.Changes && (before is null || !session.HasTemporary(staging.Touched)) ? StepMode.Whole : asked;
    }
}
