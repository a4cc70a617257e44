using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>The tables a query may read, by name without schema; letter case is ignored.</summary>
public sealed record TableCatalog(EquatableArray<CatalogTable> Tables)
{
    /// <summary>The table of that name, or null.</summary>
    public CatalogTable? Find(string name) =>
        Tables.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
}
