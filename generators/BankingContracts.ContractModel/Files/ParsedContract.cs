using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Files;

/// <summary>A contract with the places of its parts.</summary>
/// <param name="Contract">What the file says.</param>
/// <param name="Positions">The positions of its parts. Pointers are relative to the contract.</param>
public sealed record ParsedContract(ModelContract Contract, PositionMap Positions)
{
    /// <summary>The file, below the contracts folder.</summary>
    public string File { get; init; } = "";
}
