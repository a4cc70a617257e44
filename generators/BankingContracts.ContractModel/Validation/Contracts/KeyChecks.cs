using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks the columns that identify rows.</summary>
internal static class KeyChecks
{
    private const string UniqueKey = "config/unique_key";

    public static void Run(ContractUnderCheck check)
    {
        var contract = check.Contract;
        check.RequireColumns("unique_key", contract.UniqueKey, UniqueKey);
        CheckRepeats(check, "unique_key", contract.UniqueKey, UniqueKey);
        if (contract.Materialized is Materialization.Incremental && !check.Positions.Has(UniqueKey) && contract.Layer > Layer.Snapshots)
            check.AtValue("config/materialized", ContractRules.IncrementalWithoutKey, contract.Name);
        if (contract.Layer is Layer.Source or Layer.Snapshots)
            return;
        var keys = contract.Constraints.Where(static c => c.Type is ConstraintType.PrimaryKey).SelectMany(static c => c.Columns).Concat(contract.UniqueKey);
        foreach (var (column, pointer) in check.Columns.Where(c => !c.Column.IsNotNull && keys.Any(k => contract.Column(k) == c.Column)))
            check.AtValue(pointer + "/name", ContractRules.NullableKey, column.Name);
    }

    /// <summary>Reports names that a list has twice.</summary>
    public static void CheckRepeats(ContractUnderCheck check, string key, EquatableArray<string> names, string pointer)
    {
        for (var index = 1; index < names.Count; index++)
        {
            if (names.Take(index).Contains(names[index]))
                check.AtValue(ContractUnderCheck.Pointer(pointer, index), ContractRules.DuplicateColumn, names[index], "in '" + key + "'");
        }
    }
}
