using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Files;

/// <summary>An example with the places of its parts.</summary>
/// <param name="Example">What the file says.</param>
/// <param name="Positions">The positions of its parts. Pointers are relative to the example; a value has the pointer of its row and its column.</param>
public sealed record ParsedExample(ExampleContract Example, PositionMap Positions)
{
    /// <summary>Whether all of it could be read.</summary>
    public bool IsWhole { get; init; }
}
