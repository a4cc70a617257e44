using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary><c>assert</c> is allowed only where a proof is needed.</summary>
internal static class AssertChecks
{
    public static void Run(ContractUnderCheck check)
    {
        foreach (var (column, pointer) in check.Columns.Where(static c => c.Column.AssertReason is not null))
        {
            if (column.Generated is not GeneratedColumn.None)
                check.AtKey(pointer + "/assert", ContractRules.NotAllowedHere, "assert", "at a column that the run fills", "remove it");
            else if (!column.IsNotNull)
                check.AtKey(pointer + "/assert", ContractRules.NotAllowedHere, "assert", "at a column that may be NULL", "add {type: not_null} to its constraints, or remove it");
        }
    }
}
