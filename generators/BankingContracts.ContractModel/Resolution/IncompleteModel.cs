using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// A model whose contract is wrong, or whose input's is, as far as it is known all the same: enough to tell those that read it
/// what is wrong with them, and never to generate anything.
/// </summary>
/// <param name="Model">Its name, place and columns; a column whose type is not known has <see cref="DataType.Unknown"/>.</param>
/// <param name="HasAllColumns">False when it may have others.</param>
public sealed record IncompleteModel(ResolvedModel Model, bool HasAllColumns)
{
    /// <summary>Whether its columns are all there, with their types.</summary>
    public bool IsReadable => HasAllColumns && Model.Columns.All(static c => c.Type != DataType.Unknown);
}
