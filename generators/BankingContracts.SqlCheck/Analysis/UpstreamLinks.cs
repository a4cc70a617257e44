using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>The links of a query to one table that it reads.</summary>
/// <param name="Table">The table, as the catalog spells it.</param>
/// <param name="Links">The valid links, in the table's column order. Each one is enough by itself.</param>
/// <param name="Refused">The columns without a link, in the table's column order.</param>
public sealed record UpstreamLinks(string Table, EquatableArray<ColumnLink> Links, EquatableArray<RefusedLink> Refused);
