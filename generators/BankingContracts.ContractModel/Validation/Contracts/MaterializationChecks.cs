using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks how the model is stored.</summary>
internal static class MaterializationChecks
{
    private const string Pointer = "config/materialized";

    public static void Run(ContractUnderCheck check)
    {
        if (!check.Positions.Has(Pointer))
            return;
        var contract = check.Contract;
        var layer = Words<Layer>.Of(contract.Layer);
        if (contract.Layer <= Layer.Snapshots && contract.Materialized is { } stored and not Materialization.Table)
            check.AtValue(Pointer, ContractRules.NotAllowedHere, Words<Materialization>.Of(stored), "in the layer " + layer, "its models are always tables, so remove 'materialized'");

    }
}
