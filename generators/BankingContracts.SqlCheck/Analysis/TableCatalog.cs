using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>The tables that a query may read, by name without schema. Upper and lower case are the same.</summary>
public sealed class TableCatalog(EquatableArray<CatalogTable> tables)
{
    // If two tables have the same name, which the rules for contracts refuse, the first counts.
    private readonly Dictionary<string, CatalogTable> _tables = tables
        .GroupBy(static t => t.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The table with this name, or null.</summary>
    public CatalogTable? Find(string name) => _tables.GetValueOrDefault(name);
}
