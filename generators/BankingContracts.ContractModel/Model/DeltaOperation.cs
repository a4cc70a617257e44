using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>What the rows of a delta file do. Codes are compared trimmed and without case; the empty code means no code.</summary>
/// <param name="Column">The source column with the operation.</param>
/// <param name="DeleteValues">Its codes that mean delete.</param>
/// <param name="UpsertValues">Its codes that mean insert or update; when empty, the usual ones and no code.</param>
/// <param name="IgnoreValues">Its codes of rows that have no effect.</param>
public sealed record DeltaOperation(
    string Column, EquatableArray<string> DeleteValues, EquatableArray<string> UpsertValues = default, EquatableArray<string> IgnoreValues = default);
