using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>How a delta file marks deletes.</summary>
/// <param name="Column">The source column that holds the operation.</param>
/// <param name="DeleteValues">Its values that mean delete, compared trimmed and without regard to case.</param>
public sealed record DeltaOperation(string Column, EquatableArray<string> DeleteValues);
