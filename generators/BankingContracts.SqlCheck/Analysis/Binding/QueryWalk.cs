using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>Visits a query and every query inside it. Each used CTE is visited once.</summary>
internal static class QueryWalk
{
    public static IReadOnlyList<BoundQuery> All(BoundQuery query)
    {
        var found = new List<BoundQuery>();
        Visit(query, found, []);
        return found;
    }

    /// <summary>The relations joined in FROM, from left to right.</summary>
    public static IEnumerable<Relation> Leaves(Relation relation) =>
        relation is JoinRelation join ? Leaves(join.Left).Concat(Leaves(join.Right)) : [relation];

    /// <summary>The conditions of the joins in FROM.</summary>
    public static IEnumerable<SqlExpression> Conditions(Relation relation) =>
        relation is JoinRelation join ? [.. Conditions(join.Left), .. Conditions(join.Right), .. Optional.Of(join.Condition)] : [];

    /// <summary>The terms of top-level ANDs.</summary>
    public static IEnumerable<SqlExpression> Terms(SqlExpression? condition) => condition switch
    {
        null => [],
        ConjunctionExpression { IsAnd: true } and => and.Terms.SelectMany(Terms),
        _ => [condition],
    };

    private static void Visit(BoundQuery query, List<BoundQuery> found, HashSet<BoundQuery> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!seen.Add(query))
            return;
        found.Add(query);
        IEnumerable<BoundQuery> parts = query switch
        {
            BoundSelect select => Parts(select),
            BoundSet set => [set.Left, set.Right],
            BoundRecursive recursive => [recursive.Left, recursive.Right],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
        };
        foreach (var part in parts)
            Visit(part, found, seen);
    }

    /// <summary>All expressions of a SELECT, without those inside another query.</summary>
    public static IEnumerable<SqlExpression> Expressions(BoundSelect select)
    {
        var leaves = Leaves(select.From).ToList();
        return
        [
            .. Conditions(select.From), .. Optional.Of(select.Where), .. select.Evaluated(),
            .. leaves.OfType<ValuesRelation>().SelectMany(static v => v.Rows.SelectMany(static r => r)),
            .. leaves.OfType<FunctionRelation>().Select(static f => f.Call),
        ];
    }

    private static IEnumerable<BoundQuery> Parts(BoundSelect select) => Leaves(select.From).OfType<DerivedRelation>().Select(static d => d.Query)
        .Concat(Expressions(select).SelectMany(static e => e.Descendants()).OfType<BoundSubquery>().Select(static s => s.Query));
}
