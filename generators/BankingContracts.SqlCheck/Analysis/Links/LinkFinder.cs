using System.Runtime.CompilerServices;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Nullability;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>
/// Finds the links of a query: upstream columns whose values partition the query. Every step keeps this invariant: for each path from
/// column k of table U to column o, the rows with o = v depend only on the rows of U with k = v. NULL is a value, too.
/// </summary>
internal sealed partial class LinkFinder(FunctionCatalog functions, NullabilityProver prover)
{
    private const string Limited = "it is cut by LIMIT, which counts the rows of all values";

    private readonly Dictionary<BoundQuery, Dictionary<string, TableReach>> _reached = [];
    private readonly Dictionary<string, CatalogTable> _tables = new(StringComparer.Ordinal);

    /// <param name="unknown">The part of the query that is not understood; it may read anything, so there are no links.</param>
    public IReadOnlyList<UpstreamLinks> Find(BoundQuery query, SqlProblem? unknown) =>
    [
        .. Reached(query)
            .OrderBy(static r => r.Key, StringComparer.Ordinal)
            .Select(r => Links(_tables[r.Key], unknown is null ? r.Value : TableReach.None([], unknown.Message, unknown.Location), query, unknown)),
    ];

    private static UpstreamLinks Links(CatalogTable table, TableReach reach, BoundQuery query, SqlProblem? unknown)
    {
        var names = table.Columns.Select(static c => c.Name).ToList();
        var links = names.SelectMany(n => reach.Outputs.Where(o => o.Upstream == n).Select(static o => o.Position).Order().Select(p => new ColumnLink(n, query.Outputs[p].Name, p)));
        var fallback = unknown is null ? new Loss("the way it is read is not understood", -1) : new Loss($"the query is not understood: {unknown.Message}", unknown.Location);
        var refused = names.Where(n => reach.Outputs.All(o => o.Upstream != n)).Select(n => reach.Lost.GetValueOrDefault(n) is { } loss ? new RefusedLink(n, loss.Reason, loss.Location) : new RefusedLink(n, fallback.Reason, fallback.Location));
        return new UpstreamLinks(table.Name, links.ToEquatableArray(), refused.ToEquatableArray());
    }

    private Dictionary<string, TableReach> Reached(BoundQuery query)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_reached.TryGetValue(query, out var known))
            return known;
        return _reached[query] = query switch
        {
            BoundSelect select => Reached(select),
            BoundSet set => Reached(set),
            BoundRecursive recursive => Refuse(Inside(recursive), "it is read by a recursive query", -1),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
        };
    }

    private Dictionary<string, TableReach> Reached(BoundSet set)
    {
        var left = Reached(set.Left).ToDictionary(static r => r.Key, r => Side(r.Value, set, set.LeftPositions, set.Left), StringComparer.Ordinal);
        var right = Reached(set.Right).ToDictionary(static r => r.Key, r => Side(r.Value, set, set.RightPositions, set.Right), StringComparer.Ordinal);
        foreach (var (table, reach) in right)
            left[table] = left.TryGetValue(table, out var other) ? other.And(reach, "it is not at the same position in both sides of a set operation", -1) : reach;
        return set.Modifiers.HasLimit ? Refuse(left, Limited, -1) : left;
    }

    private static TableReach Side(TableReach reach, BoundSet set, IReadOnlyList<int> positions, BoundQuery side) => reach.Move(
        p => Enumerable.Range(0, positions.Count).Where(i => positions[i] == p && side.Outputs[p].Type == set.Outputs[i].Type && side.Outputs[p].Type.Length > 0),
        "it is cast to the other side's type by a set operation",
        -1);

    /// <summary>The tables that the two sides of a recursive query read; the query itself reads no table.</summary>
    private Dictionary<string, TableReach> Inside(BoundRecursive query)
    {
        var result = new Dictionary<string, TableReach>(Reached(query.Left), StringComparer.Ordinal);
        foreach (var (table, reach) in Reached(query.Right))
            result[table] = reach;
        return result;
    }

    private Dictionary<string, TableReach> Refuse(Dictionary<string, TableReach> reached, string reason, int location) =>
        reached.ToDictionary(
            static r => r.Key,
            r => new TableReach([], [], Merge(r.Value.Lost, TableReach.None(ColumnsOf(r.Key), reason, location).Lost)),
            StringComparer.Ordinal);

    private IEnumerable<string> ColumnsOf(string table) => _tables[table].Columns.Select(static c => c.Name);

    /// <summary>The reason of the first loss is the better one.</summary>
    private static Dictionary<string, Loss> Merge(Dictionary<string, Loss> first, Dictionary<string, Loss> second)
    {
        var merged = new Dictionary<string, Loss>(first, StringComparer.Ordinal);
        foreach (var (upstream, loss) in second)
            merged.TryAdd(upstream, loss);
        return merged;
    }
}
