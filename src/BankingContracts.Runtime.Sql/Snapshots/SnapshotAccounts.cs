using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>
/// Counts the parts of a snapshot's current rows. Current rows are counted in the table. After a change, the other counts are those
/// before plus the changes.
/// </summary>
internal sealed class SnapshotAccounts(StepContext run, SnapshotTables t, StagingTables staging)
{
    private SqlDialect Sql => run.Sql;

    /// <summary>The accounts by whole tables.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<SnapshotTotals> WholeAsync() => MoneyLimit.WithinAsync(run.Errors, t.Snapshot, ReadWholeAsync);

    /// <summary>The accounts after a change, given those before it.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<SnapshotTotals> ChangedAsync(SnapshotTotals before, VersionChanges versions, SnapshotScope scope, StagingResult changed) =>
        MoneyLimit.WithinAsync(run.Errors, t.Snapshot, () => ReadChangedAsync(before, versions, scope, changed));

    private async Task<SnapshotTotals> ReadWholeAsync()
    {
        var current = $"(select * from {run.Tables.Current(t.Table)} as v where {t.IsCurrent})";
        var kept = $"select {Sql.List("t", t.Columns)} from {current} as t anti join {t.StagingRows} as s on {Sql.SameKey("s", "t", t.Key)}";
        var (keptRows, keptMoney) = await ReadAsync(kept);
        var (rows, money) = await ReadAsync($"select {Sql.List("t", t.Columns)} from {current} as t");
        return Totals(rows, keptRows, money, keptMoney, t.IsStagedByKey ? null : await KeysAsync(t.StagingRows));
    }

    private async Task<SnapshotTotals> ReadChangedAsync(SnapshotTotals before, VersionChanges versions, SnapshotScope scope, StagingResult changed)
    {
        var wasStaged = t.IsStagedByKey ? changed.Before : WasStaged(scope, changed);
        var (rowsBefore, moneyBefore) = await ReadAsync(versions.CurrentBefore);
        var (rowsAfter, moneyAfter) = await ReadAsync(versions.CurrentAfter);
        var (keptBefore, keptMoneyBefore) = await ReadAsync($"select c.* from ({versions.CurrentBefore}) as c anti join {wasStaged} as s on {Sql.SameKey("s", "c", t.Key)}");
        var (keptAfter, keptMoneyAfter) = await ReadAsync($"select c.* from ({versions.CurrentAfter}) as c anti join {scope.Staged} as s on {Sql.SameKey("s", "c", t.Key)}");
        return Totals(
            before.Current - rowsBefore + rowsAfter,
            before.Kept - keptBefore + keptAfter,
            [.. before.Money.Select((m, i) => m.Current - moneyBefore[i] + moneyAfter[i])],
            [.. before.Money.Select((m, i) => m.Kept - keptMoneyBefore[i] + keptMoneyAfter[i])],
            t.IsStagedByKey ? null : before.StagedKeys is { } keys ? keys - await KeysAsync(wasStaged) + await KeysAsync(scope.Staged) : await KeysAsync(t.StagingRows));
    }

    /// <summary>Staging rows of the scope before this step: the present rows without those that it added, and with those that it removed.</summary>
    private string WasStaged(SnapshotScope scope, StagingResult changed) => $"""
        (select {Sql.List("b", t.Key)} from {changed.Before} as b
        union all
        select {Sql.List("s", t.Key)} from {scope.Staged} as s anti join {changed.Touched} as k on {Sql.SameKey("s", "k", staging.Key)})
        """;

    private Task<(long Rows, List<decimal> Money)> ReadAsync(string rows)
    {
        var sums = string.Concat(t.Money.Select(m => $", cast(coalesce(sum({Sql.Name(m)}), 0) as decimal(38, {Scale(m)}))"));
        return run.Session.RowAsync($"select count(*){sums} from ({rows}) as r", r => (r.GetInt64(0), t.Money.Select((_, i) => r.GetDecimal(i + 1)).ToList()));
    }

    private Task<long> KeysAsync(string rows) => run.Session.CountAsync($"(select distinct {Sql.List("r", t.Key)} from {rows} as r) as k");

    private int Scale(string column) => t.Staging.Columns.Single(c => c.Name == column).Type.Scale;

    private SnapshotTotals Totals(long rows, long kept, List<decimal> money, List<decimal> keptMoney, long? stagedKeys) =>
        new(rows, kept, [.. t.Money.Select((m, i) => new SnapshotMoney(m, money[i], keptMoney[i]))], stagedKeys);
}
