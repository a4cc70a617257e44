using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Links;

internal sealed partial class LinkFinder
{
    private const string Uncorrelated = "it is read by a subquery that does not equate it with a column of its query";

    private Dictionary<string, TableReach> Reached(BoundSelect select)
    {
        var own = Members(select.From);
        var equal = new Equalities(select.Where);
        var occurrences = Occurrences(select.From).Concat(InSubqueries(select)).Select(r => Kept(r.Spread(equal), select, own));
        var result = new Dictionary<string, TableReach>(StringComparer.Ordinal);
        foreach (var occurrence in occurrences)
        {
            var reach = Output(occurrence, select, own);
            result[occurrence.Table] = result.TryGetValue(occurrence.Table, out var other)
                ? other.And(reach, "it is read several times and not returned in one output column", select.From.Location)
                : reach;
        }

        return result;
    }

    /// <summary>
    /// The paths that are left after grouping, windows, DISTINCT ON and LIMIT. For all of these, a column of an enclosing row is one value.
    /// </summary>
    private Reach Kept(Reach reach, BoundSelect select, HashSet<BoundColumn> own)
    {
        if (select.Modifiers.HasLimit)
            return reach.Keep(static _ => false, Limited, select.Modifiers.Limits.Select(static l => l.Position()).FirstOrDefault(-1));
        if (select.IsSampled)
            return reach.Keep(static _ => false, "it is sampled", select.From.Location);
        if (Evaluated(select).OfType<FunctionCall>().FirstOrDefault(IsUnclear) is { } unclear)
            return reach.Keep(static _ => false, $"it is read together with {unclear.Name}, which may aggregate", unclear.Position());
        reach = select.Grouping switch
        {
            Grouping.Whole => reach.Keep(c => !own.Contains(c), "it is read by an aggregate without GROUP BY", select.Expressions[0].Position()),
            Grouping.Sets => reach.Keep(c => !own.Contains(c), "it is grouped by grouping sets", select.GroupKeys[0].Position()),
            Grouping.Keys => Keep(reach, select.GroupKeys, own, "it is not in GROUP BY"),
            Grouping.None => reach,
            _ => throw new InvalidOperationException($"There is no grouping {select.Grouping}."),
        };
        foreach (var window in Evaluated(select).OfType<WindowExpression>())
            reach = Keep(reach, window.Partitions, own, $"it is not in PARTITION BY of {window.Name}", window.Position());
        return select.Modifiers.DistinctOn is { Count: > 0 } targets ? Keep(reach, targets, own, "it is not in DISTINCT ON") : reach;
    }

    private static Reach Keep(Reach reach, IReadOnlyList<SqlExpression> through, HashSet<BoundColumn> own, string reason, int location = -1)
    {
        var columns = through.OfType<BoundColumnExpression>().Select(static c => c.Column).ToHashSet();
        return reach.Keep(c => columns.Contains(c) || !own.Contains(c), reason, location >= 0 ? location : through.Select(static t => t.Position()).FirstOrDefault(-1));
    }

    private static TableReach Output(Reach reach, BoundSelect select, HashSet<BoundColumn> own)
    {
        var outputs = select.Expressions
            .SelectMany((e, i) => e is BoundColumnExpression column ? reach.Paths.Where(p => p.Column == column.Column).Select(p => (p.Upstream, i)) : [])
            .ToHashSet();
        var outer = reach.Paths.Where(p => !own.Contains(p.Column)).ToHashSet();
        var kept = outputs.Select(static o => o.Upstream).Concat(outer.Select(static o => o.Upstream)).ToHashSet();
        var lost = reach.Keep(static _ => true, "", -1).Lost;
        foreach (var upstream in reach.Paths.Select(static p => p.Upstream).Where(u => !kept.Contains(u)))
            lost.TryAdd(upstream, Loss.NotSelected);
        return new TableReach(outputs, outer, lost);
    }

    private static IEnumerable<SqlExpression> Evaluated(BoundSelect select) => select.Evaluated().SelectMany(static e => e.Descendants());

    private bool IsUnclear(FunctionCall call) =>
        !functions.IsAggregate(call.Name) && !functions.IsScalar(call.Name) && call.Name is not ("unnest" or "coalesce");

    /// <summary>The tables that subqueries in expressions read. They reach columns of this query's rows.</summary>
    private IEnumerable<Reach> InSubqueries(BoundSelect select)
    {
        var filters = QueryWalk.Terms(select.Where).ToHashSet<SqlExpression>(ReferenceEqualityComparer.Instance);
        var all = Optional.Of(select.Where).Concat(select.Evaluated()).SelectMany(static e => e.Descendants()).OfType<BoundSubquery>();
        foreach (var sub in all.Distinct<BoundSubquery>(ReferenceEqualityComparer.Instance))
        {
            var compared = Compared(sub, filters.Contains(sub));
            foreach (var (table, reach) in Reached(sub.Query))
            {
                var columns = Placeholders(sub.Query);
                var paths = reach.In(table, columns);
                var equated = compared is null ? paths : paths with { Paths = [.. paths.Paths, .. paths.Paths.Where(p => p.Column == columns[0]).Select(p => p with { Column = compared })] };
                var kept = equated.Keep(c => !columns.Contains(c), Uncorrelated, sub.Position());
                yield return kept with { Lost = kept.Lost.ToDictionary(static l => l.Key, l => l.Value == Loss.NotSelected ? new Loss(Uncorrelated, sub.Position()) : l.Value, StringComparer.Ordinal) };
            }
        }
    }

    /// <summary>
    /// The column that IN compares with the column of the subquery. In a term of WHERE, NULL and FALSE have the same effect. Everywhere
    /// else they are different, and a NULL on either side makes the answer depend on other rows.
    /// </summary>
    private BoundColumn? Compared(BoundSubquery sub, bool isFilter) =>
        sub is { Kind: "ANY", Comparison: "COMPARE_EQUAL", Argument: BoundColumnExpression argument, Query.Outputs: [var output] }
        && argument.Column.Type == output.Type
        && output.Type.Length > 0
        && (isFilter || (prover.IsNeverNull(argument.Column) && prover.Prove(sub.Query)[0].IsProven))
            ? argument.Column
            : null;
}
