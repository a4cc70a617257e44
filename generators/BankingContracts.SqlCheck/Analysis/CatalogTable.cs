using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A table as its contract declares it.</summary>
/// <param name="Name">Its name, without schema.</param>
/// <param name="Columns">Its columns in order.</param>
/// <param name="Keys">Its unique keys.</param>
public sealed record CatalogTable(string Name, EquatableArray<CatalogColumn> Columns, EquatableArray<CatalogKey> Keys);
