using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>The rules that one contract must keep by itself (BKC2xxx).</summary>
internal static class ContractChecks
{
    /// <summary>All breaches in <paramref name="contract"/>.</summary>
    public static IReadOnlyList<ContractDiagnostic> Check(ModelContract contract, PositionMap positions, bool knowsColumns)
    {
        var check = new ContractUnderCheck(contract, positions, knowsColumns);
        ColumnChecks.Run(check);
        KeyChecks.Run(check);
        MaterializationChecks.Run(check);
        SourceChecks.Run(check);
        SnapshotChecks.Run(check);
        GeneratedColumnChecks.Run(check);
        CleaningChecks.Run(check);
        QuarantineChecks.Run(check);
        TestChecks.Run(check);
        return check.Findings;
    }
}
