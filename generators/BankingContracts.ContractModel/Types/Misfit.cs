using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>Why a text is not a value.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Condition">A condition that is true when this is the reason. It is null for the last reason, which applies if no other does.</param>
internal readonly record struct Misfit(QuarantineCondition Kind, string? Condition);
