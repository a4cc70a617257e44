using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>What the rows of a delta file ask for. Codes are compared trimmed and without regard to case; the empty one stands for none.</summary>
/// <param name="Column">The source column that holds the operation.</param>
/// <param name="DeleteValues">Its codes that mean delete.</param>
/// <param name="UpsertValues">Its codes that mean insert or update; when empty, the usual ones and no code.</param>
/// <param name="IgnoreValues">Its codes of rows that say nothing about the data.</param>
public sealed record DeltaOperation(
    string Column, EquatableArray<string> DeleteValues, EquatableArray<string> UpsertValues = default, EquatableArray<string> IgnoreValues = default);
