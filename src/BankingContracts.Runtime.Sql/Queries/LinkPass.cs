using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>One evaluation of a query for the touched values of one output.</summary>
/// <param name="Output">The output.</param>
/// <param name="Links">One link to it for every upstream that has one, changed or not: only the rows with the values are read from all of these.</param>
/// <param name="Touched">The values.</param>
/// <param name="OnlyChanged">The upstream whose change set has all the values; null if several upstreams have them.</param>
internal sealed record LinkPass(string Output, IReadOnlyList<LinkDefinition> Links, TouchedValues Touched, string? OnlyChanged)
{
    /// <summary>
    /// Whether the rows of <paramref name="upstream"/> that have one of the values are exactly those of its change set, because the values are
    /// keys of it, which occur at most once.
    /// </summary>
    public bool IsChangeSetOf(ModelDefinition upstream) => upstream.Name == OnlyChanged
        && upstream is { Body: QueryBody { Materialization: not Materialization.View }, Key: [var key] }
        && key == ColumnOf(upstream.Name);

    /// <summary>The column by which <paramref name="upstream"/> is restricted, or null when it is read whole.</summary>
    public string? ColumnOf(string upstream) => Links.FirstOrDefault(l => l.Upstream == upstream)?.Column;
}
