namespace BankingContracts.Server.Columns;

/// <summary>What was found on the way from or to columns.</summary>
/// <param name="Values">The edges from which values are computed, nearest first.</param>
/// <param name="Filters">All other edges: what decides which rows exist, and where that comes from.</param>
internal sealed record LineageTrace(IReadOnlyList<LineageEdge> Values, IReadOnlyList<LineageEdge> Filters)
{
    /// <summary>The values, then the filters.</summary>
    public IEnumerable<LineageEdge> All => Values.Concat(Filters);
}
