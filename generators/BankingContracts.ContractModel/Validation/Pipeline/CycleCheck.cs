using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC4002: no model may read itself, directly or through others. Each group of such models is reported once, with its shortest circle.</summary>
internal static class CycleCheck
{
    public static void Run(ReferenceGraph graph, Findings findings)
    {
        foreach (var knot in Knots.Find(graph))
        {
            var first = knot.OrderBy(static m => m.Name, StringComparer.Ordinal).First();
            var path = ShortestCircle(graph, first, new HashSet<CatalogEntry>(knot));
            var edge = graph.From(first).First(e => e.To == path[1]);
            findings.Add(ReferenceRules.Cycle, edge.Span, string.Join(" -> ", path.Select(static m => m.Name)));
        }
    }

    /// <summary>Searches breadth first for the way from <paramref name="first"/> back to itself, inside <paramref name="knot"/>.</summary>
    private static List<CatalogEntry> ShortestCircle(ReferenceGraph graph, CatalogEntry first, HashSet<CatalogEntry> knot)
    {
        var reachedFrom = new Dictionary<CatalogEntry, CatalogEntry>();
        var queue = new Queue<CatalogEntry>();
        queue.Enqueue(first);
        while (queue.Count > 0 && !reachedFrom.ContainsKey(first))
        {
            var current = queue.Dequeue();
            foreach (var edge in graph.From(current))
            {
                if (knot.Contains(edge.To) && !reachedFrom.ContainsKey(edge.To))
                {
                    reachedFrom.Add(edge.To, current);
                    queue.Enqueue(edge.To);
                }
            }
        }

        var path = new List<CatalogEntry> { first };
        do
        {
            path.Add(reachedFrom[path[path.Count - 1]]);
        }
        while (path[path.Count - 1] != first);
        path.Reverse();
        return path;
    }
}
