using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Columns whose values together occur at most once in a table.</summary>
public sealed record CatalogKey(EquatableArray<string> Columns);
