using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// What is known about a model if its contract, or the contract of its input, is wrong. This is enough to report what is wrong in the models
/// that read it. Nothing is ever generated from it.
/// </summary>
/// <param name="Model">Its name, place and columns; a column whose type is not known has <see cref="DataType.Unknown"/>.</param>
/// <param name="HasAllColumns">False when it may have other columns too.</param>
public sealed record IncompleteModel(ResolvedModel Model, bool HasAllColumns)
{
    /// <summary>Whether all its columns are known, with their types.</summary>
    public bool IsReadable => HasAllColumns && Model.Columns.All(static c => c.Type != DataType.Unknown);
}
