using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Lineage;

/// <summary>Follows every column of a query to the tables that it comes from.</summary>
internal sealed partial class LineageTracer(Func<string, bool> isAggregate)
{
    private readonly Dictionary<BoundQuery, QueryLineage> _traced = [];
    private readonly Dictionary<BoundColumn, IReadOnlySet<ColumnSource>> _columns = [];
    private readonly Dictionary<RecursiveScope, QueryLineage> _recursions = [];

    public QueryLineage Trace(BoundQuery query)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_traced.TryGetValue(query, out var known))
            return known;
        var traced = query switch
        {
            BoundSelect select => Trace(select),
            BoundSet set => Trace(set),
            BoundRecursive recursive => Trace(recursive),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
        };
        // Inside a recursive query, not all rows are known yet. The result counts only for this round.
        if (_recursions.Count == 0)
            _traced[query] = traced;
        return traced;
    }

    private QueryLineage Trace(BoundSelect select)
    {
        var filters = new HashSet<SourceColumn>();
        var tables = new HashSet<string>(StringComparer.Ordinal);
        Enter(select.From, filters, tables);
        var modifiers = select.Modifiers;
        IEnumerable<SqlExpression> deciding =
        [
            .. Optional.Of(select.Where), .. select.GroupKeys, .. Optional.Of(select.Having), .. Optional.Of(select.Qualify),
            .. modifiers.DistinctOn ?? [], .. modifiers.Limits,
            .. modifiers.HasLimit || modifiers.DistinctOn is { Count: > 0 } ? modifiers.OrderBy.Select(static o => o.Expression) : [],
            .. modifiers.DistinctOn is { Count: 0 } ? select.Expressions : [],
            // unnest in SELECT can make several rows of one row, or none.
            .. select.Expressions.Where(static e => e.Descendants().Any(static d => d is FunctionCall { Name: "unnest" })),
        ];
        foreach (var expression in deciding)
            Filter(Sources(expression, tables), filters);
        return new QueryLineage([.. select.Expressions.Select(e => Sources(e, tables))], filters, tables);
    }

    private QueryLineage Trace(BoundSet set)
    {
        var (left, right) = (Trace(set.Left), Trace(set.Right));
        var filters = left.Filters.Union(right.Filters).ToHashSet();
        var columns = set.Outputs.Select((_, i) => Unite(At(left, set.LeftPositions[i]), set.Kind == SetKind.Union ? At(right, set.RightPositions[i]) : [])).ToList();
        // All set operations except UNION ALL compare whole rows. With LIMIT, the sort may use any column.
        if (set.Kind != SetKind.Union || !set.IsAll || set.Modifiers.DistinctOn is not null || set.Modifiers.HasLimit)
        {
            foreach (var sources in left.Columns.Concat(right.Columns))
                Filter(sources, filters);
        }

        return new QueryLineage(columns, filters, left.Tables.Union(right.Tables).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Repeats until a round finds nothing new. This ends, because the sets only grow and there are finitely many sources.</summary>
    private QueryLineage Trace(BoundRecursive query)
    {
        var current = Trace(query.Left);
        while (true)
        {
            _recursions[query.Scope] = current;
            var right = Trace(query.Right);
            _recursions.Remove(query.Scope);
            var columns = current.Columns.Zip(right.Columns, static (l, r) => Unite(l, r)).ToList();
            var filters = current.Filters.Union(right.Filters).ToHashSet();
            foreach (var sources in columns)
                Filter(sources, filters);
            var next = new QueryLineage(columns, filters, current.Tables.Union(right.Tables).ToHashSet(StringComparer.Ordinal));
            if (Size(next) == Size(current))
                return next;
            current = next;
        }
    }

    private static int Size(QueryLineage lineage) => lineage.Columns.Sum(static c => c.Count) + lineage.Filters.Count + lineage.Tables.Count;

    private static IReadOnlySet<ColumnSource> At(QueryLineage lineage, int position) =>
        position < 0 ? new HashSet<ColumnSource>() : lineage.Columns[position];

    private static HashSet<ColumnSource> Unite(IEnumerable<ColumnSource> left, IEnumerable<ColumnSource> right) => [.. left, .. right];

    private static void Filter(IEnumerable<ColumnSource> sources, HashSet<SourceColumn> filters) =>
        filters.UnionWith(sources.Where(static s => s.Column != "*").Select(static s => new SourceColumn(s.Table, s.Column)));
}
