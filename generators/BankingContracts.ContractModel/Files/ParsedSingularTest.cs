using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Files;

/// <summary>The YAML entry of a singular test with the positions of its parts.</summary>
/// <param name="Test">What the file says.</param>
/// <param name="Positions">The positions of its parts.</param>
public sealed record ParsedSingularTest(SingularTestContract Test, PositionMap Positions);
