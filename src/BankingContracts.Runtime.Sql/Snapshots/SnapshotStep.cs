using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>
/// Updates a snapshot (SCD2): compares its versions with the staging table, closes those that changed or were deleted, and
/// opens new ones. If staging's change is known, only its keys are checked. Nothing changes for a key that did not
/// change.
/// </summary>
internal sealed class SnapshotStep(StepContext run)
{
    /// <summary>Runs the step.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="before">The totals of the last run; null on a first load.</param>
    /// <param name="asked">Whether all keys must be compared.</param>
    /// <param name="changed">What staging changed; null when any key may have changed.</param>
    /// <param name="isRepeated">Whether the run compared rows of an earlier delivery.</param>
    public async Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StepMode asked, StagingResult? changed, bool isRepeated)
    {
        var t = SnapshotTables.Of(run, snapshot);
        var staging = StagingTables.Of(run, t.Staging);
        var own = run.Working.Begin();
        var mode = await EffectiveAsync(asked, t, before, changed);
        var finder = new ScopeFinder(run, staging, t, own);
        var scope = await finder.FindAsync(mode, changed);
        var versions = await CompareAsync(t, mode, scope, isRepeated, own);
        if (mode == StepMode.First)
            run.Tables.MarkUnknown(t.Table);
        var accounts = new SnapshotAccounts(run, t, staging);
        var outcome = new SnapshotOutcome(
            versions.Change with { Rows = await run.Tables.CountAsync(t.Table) },
            before?.Current ?? 0,
            isRepeated
                ? await finder.CountClosedAsync()
                : new ClosedKeys(versions.Change.Removed - versions.ClosedByQuarantine, versions.ClosedByQuarantine),
            mode == StepMode.Changes ? await accounts.ChangedAsync(before!, versions, scope, changed!) : await accounts.WholeAsync());
        await own.EndAsync();
        return outcome;
    }

    /// <summary>Gives the open versions the staged values of columns that were just added, without new versions.</summary>
    public async Task BackfillAsync(ModelDefinition snapshot, IReadOnlyList<string> columns)
    {
        var (t, sql) = (SnapshotTables.Of(run, snapshot), run.Sql);
        var identity = run.Tables.Identity(t.Table);
        var open = $"{run.Tables.Stored(t.Table)} as v join {t.StagingRows} as s on v.{t.IsOpen} and {sql.SameKey("s", "v", t.Key)}";
        var filled = t.AllColumns.Select(c => $"{sql.Column(columns.Contains(c) ? "s" : "v", c)} as {sql.Name(c)}");
        await run.Tables.LeaveAsync(
            t.Table,
            $"select {identity.List("v")}, {sql.List("v", t.AllColumns)} from {open}",
            $"select {identity.List("v")}, {string.Join(", ", filled)} from {open}");
        run.Tables.MarkUnknown(t.Table);
    }

    private async Task<VersionChanges> CompareAsync(SnapshotTables t, StepMode mode, SnapshotScope scope, bool isRepeated, WorkingScope own)
    {
        if (mode == StepMode.First && t.IsStagedByKey)
            return await new FirstVersions(run, t).OpenAsync();
        return t.Body.IsBusinessTime
            ? await new BusinessVersions(run, t, scope, mode, own).ApplyAsync()
            : await new ArrivalVersions(run, t, scope, mode, isRepeated, own).ApplyAsync();
    }

    /// <summary>What the step does in fact: without rows there is nothing to compare, and without staging's change no key is known to be touched.</summary>
    private async Task<StepMode> EffectiveAsync(StepMode asked, SnapshotTables t, SnapshotTotals? before, StagingResult? changed)
    {
        if (!await run.Tables.HasRowsAsync(t.Table))
            return StepMode.First;
        return asked == StepMode.Changes && (before is null || changed is null) ? StepMode.Whole : asked;
    }
}
