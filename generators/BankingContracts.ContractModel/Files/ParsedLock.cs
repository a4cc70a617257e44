using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Files;

/// <summary>The content of <c>contracts.lock.yml</c> with the places of its parts.</summary>
/// <param name="Contracts">What the file says.</param>
/// <param name="Positions">The positions of its parts. Pointers are relative to the file; models have the numbers that they have in it.</param>
public sealed record ParsedLock(LockedContracts Contracts, PositionMap Positions);
