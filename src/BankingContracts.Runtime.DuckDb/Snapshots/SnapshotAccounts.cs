using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>
/// Counts the parts of a snapshot's current rows. Current rows are counted in the table. After a change set, the other counts are those
/// before plus the changes.
/// </summary>
internal sealed class SnapshotAccounts(SqlSession session, SnapshotTables t, StagingTables staging)
{
    private string Current => $"(from {t.Table} where {t.IsCurrent})";

    /// <summary>The accounts by whole tables.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public SnapshotTotals Whole() => MoneyLimit.Within(t.Snapshot, ReadWhole);

    /// <summary>The accounts after a change set, given those before it.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public SnapshotTotals Changed(SnapshotTotals before, VersionChanges versions) => MoneyLimit.Within(t.Snapshot, () => ReadChanged(before, versions));

    private SnapshotTotals ReadWhole()
    {
        var kept = $"select {Sql.List("t", t.Columns)} from {Current} as t anti join {t.StagingTable} as s on {Sql.SameKey("s", "t", t.Key)}";
        var (keptRows, keptMoney) = Read(kept);
        var (rows, money) = Read($"select {Sql.List(t.Columns)} from {Current}");
        return Totals(rows, keptRows, money, keptMoney, t.IsStagedByKey ? null : Keys(t.StagingTable));
    }

    private SnapshotTotals ReadChanged(SnapshotTotals before, VersionChanges versions)
    {
        var wasStaged = t.IsStagedByKey ? staging.Before : WasStaged();
        var (rowsBefore, moneyBefore) = Read(versions.CurrentBefore);
        var (rowsAfter, moneyAfter) = Read(versions.CurrentAfter);
        var (keptBefore, keptMoneyBefore) = Read($"select c.* from ({versions.CurrentBefore}) as c anti join {wasStaged} as s on {Sql.SameKey("s", "c", t.Key)}");
        var (keptAfter, keptMoneyAfter) = Read($"select c.* from ({versions.CurrentAfter}) as c anti join {t.Staged} as s on {Sql.SameKey("s", "c", t.Key)}");
        return Totals(
            before.Current - rowsBefore + rowsAfter,
            before.Kept - keptBefore + keptAfter,
            [.. before.Money.Select((m, i) => m.Current - moneyBefore[i] + moneyAfter[i])],
            [.. before.Money.Select((m, i) => m.Kept - keptMoneyBefore[i] + keptMoneyAfter[i])],
            t.IsStagedByKey ? null : before.StagedKeys is { } keys ? keys - Keys(wasStaged) + Keys(t.Staged) : Keys(t.StagingTable));
    }

    /// <summary>Staging rows of the scope before this run: the present rows without those that this run added, and with those that it removed.</summary>
    private string WasStaged() => $"""
        (select {Sql.List("b", t.Key)} from {staging.Before} as b
        union all
        select {Sql.List("s", t.Key)} from {t.Staged} as s anti join {staging.Touched} as k on {Sql.SameKey("s", "k", staging.Key)})
        """;

    private (long Rows, List<decimal> Money) Read(string rows)
    {
        var sums = string.Concat(t.Money.Select(m => $", coalesce(sum({Sql.Name(m)}), 0)::decimal(38, {Scale(m)})"));
        return session.Rows($"select count(*){sums} from ({rows})", r => (r.GetInt64(0), t.Money.Select((_, i) => r.GetDecimal(i + 1)).ToList()))[0];
    }

    private long Keys(string rows) => session.Scalar<long>($"select count(*) from (select distinct {Sql.List(t.Key)} from {rows})");

    private int Scale(string column) => t.Staging.Columns.Single(c => c.Name == column).Type.Scale;

    private SnapshotTotals Totals(long rows, long kept, List<decimal> money, List<decimal> keptMoney, long? stagedKeys) =>
        new(rows, kept, [.. t.Money.Select((m, i) => new SnapshotMoney(m, money[i], keptMoney[i]))], stagedKeys);
}
