using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>
/// What the rows of a delta file do. Codes are compared after trimming and without case. The empty code stands for a row without a code.
/// </summary>
/// <param name="Column">The source column with the operation.</param>
/// <param name="DeleteValues">Its codes that mean delete.</param>
/// <param name="UpsertValues">Its codes that mean insert or update. If it is empty, the usual codes mean this, and so does a row without a code.</param>
/// <param name="IgnoreValues">Its codes of rows that have no effect.</param>
public sealed record DeltaOperation(
    string Column, EquatableArray<string> DeleteValues, EquatableArray<string> UpsertValues = default, EquatableArray<string> IgnoreValues = default);
