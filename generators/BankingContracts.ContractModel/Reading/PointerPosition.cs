using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading;

/// <summary>Where one part of a contract stands.</summary>
/// <param name="Key">Its key; for a list item the item's first scalar.</param>
/// <param name="Value">Its value when that is a scalar; else null.</param>
public readonly record struct PointerPosition(SourceSpan Key, SourceSpan? Value);
