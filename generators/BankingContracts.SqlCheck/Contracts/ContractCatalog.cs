using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;

namespace BankingContracts.SqlCheck.Contracts;

/// <summary>The tables that contracts declare, as queries see them.</summary>
internal static class ContractCatalog
{
    /// <summary>The table of <paramref name="model"/>. A view is a table, too: only its promises count, not how it is stored.</summary>
    public static CatalogTable Table(ResolvedModel model) => new(
        model.Name,
        model.Columns.Select(static c => new CatalogColumn(c.Name, TypeNames.Of(c.Type, Dialect.DuckDb).ToUpperInvariant(), c.IsNotNull)).ToEquatableArray(),
        TableKeys.Of(model).Select(static k => new CatalogKey(k)).ToEquatableArray());
}
