using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Differences;
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
    /// <param name="pending">The columns that no version has a value for yet.</param>
    public async Task<SnapshotOutcome> SnapshotAsync(
        ModelDefinition snapshot, SnapshotTotals? before, StepMode asked, StagingResult? changed, bool isRepeated, IReadOnlyList<string> pending)
    {
        var t = SnapshotTables.Of(run, snapshot);
        if (t.Body.IsRetired)
            return await EndAsync(t, before);
        await KeyViolations.RefuseNullAsync(run, snapshot, t.StricterColumns, t.StagingRows);
        var continued = t.Body.Continues is { } former && await HadNoRowsAsync(t) ? new ContinuedVersions(run, t, run.Pipeline[former]) : null;
        var openBefore = continued is null || isRepeated ? before?.Current ?? 0 : await continued.OpenAsync();
        var arrived = await ArrivedAsync(t, pending);
        var isFilled = t.Body.FillsNewColumns || t.Body.IsBusinessTime;
        if (isFilled && arrived.Count > 0)
            await FillAsync(t, arrived);
        var staging = StagingTables.Of(run, t.Staging);
        var own = run.Working.Begin();
        var mode = await EffectiveAsync(asked, t, before, changed, continued is not null && isRepeated);
        var finder = new ScopeFinder(run, staging, t, own);
        var scope = await finder.FindAsync(mode, changed);
        var versions = await CompareAsync(t, mode, scope, isRepeated, own, isFilled ? [] : arrived, continued);
        if (mode == StepMode.First)
            run.Tables.MarkUnknown(t.Table);
        if (continued is not null)
            await continued.ForgetGoneAsync();
        var accounts = new SnapshotAccounts(run, t, staging);
        var outcome = new SnapshotOutcome(
            versions.Change with { Rows = await run.Tables.CountAsync(t.Table) },
            openBefore,
            isRepeated
                ? await finder.CountClosedAsync()
                : new ClosedKeys(versions.Change.Removed - versions.ClosedByQuarantine, versions.ClosedByQuarantine),
            mode == StepMode.Changes ? await accounts.ChangedAsync(before!, versions, scope, changed!) : await accounts.WholeAsync())
        {
            Filled = arrived,
        };
        await own.EndAsync();
        return outcome;
    }

    /// <summary>Ends the open versions of a snapshot that another one continues.</summary>
    private async Task<SnapshotOutcome> EndAsync(SnapshotTables t, SnapshotTotals? before)
    {
        var (sql, identity) = (run.Sql, run.Tables.Identity(t.Table));
        var open = $"{run.Tables.Stored(t.Table)} as v where v.{t.IsOpen}";
        var ended = t.AllColumns.Select(c => c == "dbt_valid_to" ? $"{run.Now} as {sql.Name(c)}" : sql.Column("v", c));
        var change = await run.Tables.LeaveAsync(
            t.Table,
            $"select {identity.List("v")}, {sql.List("v", t.AllColumns)} from {open}",
            $"select {identity.List("v")}, {string.Join(", ", ended)} from {open}");
        return new SnapshotOutcome(
            new ModelChange(await run.Tables.CountAsync(t.Table), 0, 0, change.Removed.Count), before?.Current ?? 0, new ClosedKeys(0, 0), new SnapshotTotals(0, 0, [.. t.Money.Select(m => new SnapshotMoney(m, 0, 0))]));
    }

    /// <summary>Those of some columns that a staged row has a value for, or another value than the default that all versions hold.</summary>
    private async Task<IReadOnlyList<string>> ArrivedAsync(SnapshotTables t, IReadOnlyList<string> columns)
    {
        var known = columns.Intersect(t.Columns).ToList();
        if (known.Count == 0)
            return [];
        var versions = $"{t.StagingRows} as s left join {run.Tables.Current(t.Table)} as v on v.{t.IsOpen} and {run.Sql.SameKey("s", "v", t.Key)}";
        var found = await run.Session.RowAsync(
            $"select {string.Join(", ", known.Select(c => $"coalesce(bool_or({t.Arrives(c, "s", "v")}), false)"))} from {versions}", r => known.Select((_, i) => r.GetBoolean(i)).ToList());
        return [.. known.Where((_, i) => found[i])];
    }

    /// <summary>Gives the open versions the staged values of new columns, without new versions.</summary>
    private async Task FillAsync(SnapshotTables t, IReadOnlyList<string> columns)
    {
        var (sql, identity) = (run.Sql, run.Tables.Identity(t.Table));
        var isVersion = t.Body.IsBusinessTime ? $" and {sql.Column("s", t.Body.UpdatedAt!)} = v.dbt_valid_from" : "";
        var isWinner = t.Body.TieBreak is { } tieBreak ? $" and {sql.Same("s", "v", [tieBreak])}" : "";
        var lacks = string.Join(" or ", columns.Select(c => $"({t.Arrives(c, "s", "v")})"));
        var open = $"{run.Tables.Stored(t.Table)} as v join {t.StagingRows} as s on v.{t.IsOpen} and {sql.SameKey("s", "v", t.Key)}{isVersion}{isWinner} and ({lacks})";
        var filled = t.AllColumns.Select(c => columns.Contains(c) ? $"case when {t.Arrives(c, "s", "v")} then {sql.Column("s", c)} else {sql.Column("v", c)} end as {sql.Name(c)}" : sql.Column("v", c));
        await run.Tables.LeaveAsync(
            t.Table,
            $"select {identity.List("v")}, {sql.List("v", t.AllColumns)} from {open}",
            $"select {identity.List("v")}, {string.Join(", ", filled)} from {open}");
        run.Tables.MarkUnknown(t.Table);
    }

    private async Task<VersionChanges> CompareAsync(
        SnapshotTables t, StepMode mode, SnapshotScope scope, bool isRepeated, WorkingScope own, IReadOnlyList<string> arrived, ContinuedVersions? continued)
    {
        if (mode == StepMode.First && t.IsStagedByKey)
            return await new FirstVersions(run, t).OpenAsync();
        return t.Body.IsBusinessTime
            ? await new BusinessVersions(run, t, scope, mode, own).ApplyAsync()
            : await new ArrivalVersions(run, t, scope, mode, isRepeated, own, arrived, continued).ApplyAsync();
    }

    private async Task<bool> HadNoRowsAsync(SnapshotTables t) => await run.Session.CountAsync($"(select 1 from {run.Tables.Before(t.Table)} as b limit 1) as f") == 0;

    /// <summary>What the step does in fact: without rows there is nothing to compare, and without staging's change no key is known to be touched.</summary>
    private async Task<StepMode> EffectiveAsync(StepMode asked, SnapshotTables t, SnapshotTotals? before, StagingResult? changed, bool reopens)
    {
        if (reopens && asked == StepMode.First)
            return StepMode.Whole;
        if (!await run.Tables.HasRowsAsync(t.Table))
            return reopens ? StepMode.Whole : StepMode.First;
        return asked == StepMode.Changes && (before is null || changed is null) ? StepMode.Whole : asked;
    }
}
