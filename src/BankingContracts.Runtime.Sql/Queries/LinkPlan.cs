using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>How the changes of some upstreams are followed to result rows.</summary>
/// <param name="Links">The link taken for each changed upstream; empty when all rows must be computed.</param>
/// <param name="WholeBecause">Why all rows must be computed; null when the links are followed.</param>
internal sealed record LinkPlan(IReadOnlyList<LinkDefinition> Links, string? WholeBecause)
{
    /// <summary>All rows must be computed.</summary>
    public static LinkPlan Whole(string because) => new([], because);

    /// <summary>The links by the output they lead to; each is a pass over the tables of its own.</summary>
    public IEnumerable<IGrouping<string, LinkDefinition>> Passes => Links.GroupBy(l => l.Output, StringComparer.Ordinal);
}
