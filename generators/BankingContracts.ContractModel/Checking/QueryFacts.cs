using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>What analysis of a query's SQL tells about it.</summary>
/// <param name="Links">How a change of an upstream is followed to result rows; the links to try first come first.</param>
/// <param name="Unlinked">The upstreams without a link.</param>
/// <param name="Columns">The output columns, in order.</param>
/// <param name="Filters">The columns that decide which rows exist, in ordinal order.</param>
public sealed record QueryFacts(
    EquatableArray<QueryLink> Links,
    EquatableArray<UnlinkedModel> Unlinked,
    EquatableArray<CheckedColumn> Columns,
    EquatableArray<SourceReference> Filters)
{
    /// <summary>What is known about a query that was not analyzed, or about an older text.</summary>
    public static QueryFacts None { get; } = new(default, default, default, default);
}
