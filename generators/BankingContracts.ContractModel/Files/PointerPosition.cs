using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Files;

/// <summary>The place of one part of a contract.</summary>
/// <param name="Key">Its key; for a list item the item's first scalar.</param>
/// <param name="Value">Its value when that is a scalar; else null.</param>
public readonly record struct PointerPosition(SourceSpan Key, SourceSpan? Value);
