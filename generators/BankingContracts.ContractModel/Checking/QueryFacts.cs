using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>What the analysis of a query's SQL shows.</summary>
/// <param name="Links">
/// Links from the upstreams to the result: they show which result rows a change of an upstream can affect. The links to try first come first.
/// </param>
/// <param name="Unlinked">The upstreams without a link.</param>
/// <param name="Columns">The output columns, in order.</param>
/// <param name="Filters">The columns that decide which rows exist, in ordinal order.</param>
public sealed record QueryFacts(
    EquatableArray<QueryLink> Links,
    EquatableArray<UnlinkedModel> Unlinked,
    EquatableArray<CheckedColumn> Columns,
    EquatableArray<SourceReference> Filters)
{
    /// <summary>The SQL of the engines; null if each gets the author's text.</summary>
    public QueryTexts? Texts { get; init; }

    /// <summary>The facts of a query that was not analyzed, or whose analysis read an older text: nothing is known.</summary>
    public static QueryFacts None { get; } = new(default, default, default, default);
}
