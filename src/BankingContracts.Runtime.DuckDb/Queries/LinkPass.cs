using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>One evaluation of a query for the touched values of one output.</summary>
/// <param name="Output">The output.</param>
/// <param name="Links">One link to it for every upstream that has one, changed or not: all these are read restricted.</param>
/// <param name="Touched">The values.</param>
internal sealed record LinkPass(string Output, IReadOnlyList<LinkDefinition> Links, TouchedValues Touched)
{
    /// <summary>The column by which <paramref name="upstream"/> is restricted, or null when it is read whole.</summary>
    public string? ColumnOf(string upstream) => Links.FirstOrDefault(l => l.Upstream == upstream)?.Column;
}
