using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks the columns that the runtime fills. A source's time of arrival has other rules.</summary>
internal static class GeneratedColumnChecks
{
    public static void Run(ContractUnderCheck check)
    {
        var contract = check.Contract;
        var isSeen = false;
        foreach (var (column, pointer) in check.Columns.Where(static c => c.Column.Generated is not GeneratedColumn.None))
        {
            if (contract.Layer is Layer.Source != column.Generated is GeneratedColumn.LoadedAt)
            {
                check.AtValue(
                    pointer + "/generated", ContractRules.NotAllowedHere, Words<GeneratedColumn>.Of(column.Generated), "in the layer " + Words<Layer>.Of(contract.Layer),
                    contract.Layer is Layer.Source ? "write 'generated: loaded_at'" : "write 'generated: changed_at'");
            }
            else if (column.Generated is GeneratedColumn.ChangedAt)
            {
                CheckChangedAt(check, column, pointer, isSeen);
                isSeen = true;
            }
        }
    }

    private static void CheckChangedAt(ContractUnderCheck check, ColumnContract column, string pointer, bool isSecond)
    {
        if (check.Contract.Materialized is Materialization.View)
            check.AtKey(pointer + "/generated", ContractRules.NotAllowedHere, "generated", "in a view", "a view stores nothing that could have changed; write 'materialized: table' or remove it");
        if (column.Type.Kind is not (DataTypeKind.Timestamp or DataTypeKind.Unknown))
            check.AtValue(pointer + "/data_type", ContractRules.GeneratedColumn, column.Name, "has the type " + column.Type, "it holds when the row changed, so write timestamp");
        if (!column.IsNotNull)
            check.AtValue(pointer + "/name", ContractRules.GeneratedColumn, column.Name, "may be NULL", "the runtime always fills it, so add {type: not_null} to its constraints");
        if (check.Contract.UniqueKey.Contains(column.Name))
            check.AtValue(pointer + "/name", ContractRules.GeneratedColumn, column.Name, "is part of the key", "a key cannot depend on when a row changed");
        if (isSecond)
            check.AtValue(pointer + "/generated", ContractRules.GeneratedColumn, column.Name, "is the second of its kind", "one is enough to tell when the row changed, so remove it");
    }
}
