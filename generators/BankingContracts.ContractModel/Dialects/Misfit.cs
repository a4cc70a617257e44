using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Why a text is not a value.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Condition">When it is the reason; null for the last one, which is the reason if no other is.</param>
internal readonly record struct Misfit(QuarantineCondition Kind, string? Condition);
