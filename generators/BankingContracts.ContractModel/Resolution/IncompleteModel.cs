using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// What is known about a model whose contract, or whose input's contract, is wrong: enough to report to the models that read it
/// what is wrong with them, and never to generate anything.
/// </summary>
/// <param name="Model">Its name, place and columns; a column whose type is not known has <see cref="DataType.Unknown"/>.</param>
/// <param name="HasAllColumns">False when it may have others.</param>
public sealed record IncompleteModel(ResolvedModel Model, bool HasAllColumns)
{
    /// <summary>Whether all its columns are known, with their types.</summary>
    public bool IsReadable => HasAllColumns && Model.Columns.All(static c => c.Type != DataType.Unknown);
}
