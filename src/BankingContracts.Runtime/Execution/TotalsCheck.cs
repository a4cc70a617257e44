using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>Checks the totals over every row and every cent. If two totals that must be equal are not, the run fails.</summary>
internal static class TotalsCheck
{
    /// <summary>Rows read = staged + quarantined + collapsed, and valid money = staged + collapsed + conflicting.</summary>
    /// <exception cref="PipelineException">The totals are not equal.</exception>
    public static void Staging(string model, StagingTotals totals)
    {
        Tie(model, "rows read", totals.RowsRead, "staged + quarantined + collapsed", totals.Staged + totals.Quarantined + totals.Collapsed);
        foreach (var money in totals.Money)
            Tie(model, $"{money.Column} of the valid rows", money.Valid, "staged + collapsed + conflicting", money.Staged + money.Collapsed + money.Conflicting);
    }

    /// <summary>
    /// Current rows = staged + kept. The same must be true for their money if the snapshot follows every change of a row. A snapshot does not
    /// follow every change if it checks only some columns, or if it has a business time and may leave out a late row.
    /// </summary>
    /// <exception cref="PipelineException">The totals are not equal.</exception>
    public static void Snapshot(ModelDefinition model, SnapshotBody snapshot, SnapshotTotals totals, StagingTotals? staging)
    {
        if (staging is null)
            return;
        Tie(model.Name, "current rows", totals.Current, "staged + kept", (totals.StagedKeys ?? staging.Staged) + totals.Kept);
        foreach (var (current, staged) in totals.Money.Zip(staging.Money))
        {
            var isFollowed = snapshot.Strategy == SnapshotStrategy.Check ? snapshot.CheckColumns.Contains(current.Column) : snapshot.UpdatedAtIsLoadTime;
            if (isFollowed)
                Tie(model.Name, $"{current.Column} of the current rows", current.Current, "staged + kept", staged.Staged + current.Kept);
        }
    }

    private static void Tie(string model, string left, decimal leftValue, string right, decimal rightValue)
    {
        if (leftValue != rightValue)
        {
            throw new PipelineException(
                ExitCode.AuditFailed,
                string.Create(CultureInfo.InvariantCulture, $"The totals of {model} do not tie: {left} is {leftValue}, but {right} is {rightValue}. Nothing was changed."))
            {
                LoggedMessage = $"The totals of {model} do not tie: {left} and {right}. Nothing was changed.",
            };
        }
    }
}
