using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>The rules for one contract alone (BKC2xxx).</summary>
internal static class ContractChecks
{
    /// <summary>All findings in <paramref name="contract"/>.</summary>
    public static IReadOnlyList<ContractDiagnostic> Check(ModelContract contract, PositionMap positions)
    {
        // The columns of a snapshot come from its relation: CheckSnapshot checks them.
        var check = new ContractUnderCheck(contract, positions, contract.HasAllColumns && contract.Layer is not Layer.Snapshots);
        ColumnChecks.Run(check);
        FormerNameChecks.Run(check);
        KeyChecks.Run(check);
        MaterializationChecks.Run(check);
        SourceChecks.Run(check);
        SnapshotChecks.Run(check);
        GeneratedColumnChecks.Run(check);
        AssertChecks.Run(check);
        CleaningChecks.Run(check);
        QuarantineChecks.Run(check);
        TestChecks.Run(check);
        return check.Findings;
    }

    /// <summary>The findings that need a snapshot's columns, which the snapshot itself does not list.</summary>
    /// <param name="contract">A snapshot with all columns of its table, its own entries first.</param>
    /// <param name="positions">The places of its own parts.</param>
    public static IReadOnlyList<ContractDiagnostic> CheckSnapshot(ModelContract contract, PositionMap positions)
    {
        var check = new ContractUnderCheck(contract, positions, knowsColumns: true);
        ColumnChecks.Run(check);
        TestChecks.Run(check);
        return check.Findings;
    }
}
