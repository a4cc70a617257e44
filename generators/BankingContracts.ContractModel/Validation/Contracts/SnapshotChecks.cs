using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks how history is kept.</summary>
internal static class SnapshotChecks
{
    private const string Strategy = "config/strategy";
    private const string UpdatedAt = "config/updated_at";
    private const string CheckColumns = "config/check_cols";
    private const string TieBreak = "config/tie_break";
    private const string ValidToCurrent = "config/dbt_valid_to_current";

    public static void Run(ContractUnderCheck check)
    {
        if (check.Contract.Snapshot is not { } snapshot)
            return;
        var strategy = Words<SnapshotStrategy>.Of(snapshot.Strategy);
        var isTimestamp = snapshot.Strategy is SnapshotStrategy.Timestamp;
        if (!check.Positions.Has(isTimestamp ? UpdatedAt : CheckColumns))
        {
            check.AtValue(
                Strategy, ContractRules.SnapshotSettings, strategy, isTimestamp ? "lacks 'updated_at'" : "lacks 'check_cols'",
                isTimestamp ? "name the column with the time of a row's last change" : "write 'check_cols: all' or list the columns to compare");
        }

        if (check.Positions.Has(isTimestamp ? CheckColumns : UpdatedAt))
        {
            check.AtKey(
                isTimestamp ? CheckColumns : UpdatedAt, ContractRules.SnapshotSettings, strategy, isTimestamp ? "does not use 'check_cols'" : "does not use 'updated_at'",
                isTimestamp ? "remove it or write 'strategy: check'" : "remove it or write 'strategy: timestamp'");
        }

        if (snapshot.TieBreak is not null && !isTimestamp)
            check.AtKey(TieBreak, ContractRules.SnapshotSettings, strategy, "does not use 'tie_break'", "remove it or write 'strategy: timestamp' on a time of the source");
        if (snapshot.ValidToCurrent is { } end && OpenEnd.Parse(end) is not { Year: >= 2200 })
        {
            check.AtValue(
                ValidToCurrent, ContractRules.OutOfRange, "dbt_valid_to_current", "'" + end + "' is not a date or timestamp after the year 2200; write for example 9999-12-31");
        }

        KeyChecks.CheckRepeats(check, "check_cols", snapshot.CheckColumns, CheckColumns);
        for (var index = 0; index < snapshot.CheckColumns.Count; index++)
        {
            if (check.Contract.UniqueKey.Contains(snapshot.CheckColumns[index]))
            {
                check.AtValue(
                    ContractUnderCheck.Pointer(CheckColumns, index), ContractRules.SnapshotSettings, strategy,
                    "compares the key column '" + snapshot.CheckColumns[index] + "'", "a key never changes, so remove it from 'check_cols'");
            }
        }
    }
}
