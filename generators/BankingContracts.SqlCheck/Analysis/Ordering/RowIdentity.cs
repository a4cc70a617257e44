using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Ordering;

/// <summary>Finds out whether known values identify rows: by the keys of tables, by the keys of groups, or by DISTINCT.</summary>
internal static class RowIdentity
{
    /// <summary>Whether <paramref name="relation"/> has at most one row for given values of <paramref name="known"/>.</summary>
    public static bool IsDetermined(Relation relation, IReadOnlySet<BoundColumn> known) => relation switch
    {
        EmptyRelation => true,
        TableRelation table => table.Table.Keys.Any(k => k.Columns.All(c => Knows(table, c, known))),
        DerivedRelation derived => IsUnique(derived.Query, [.. Enumerable.Range(0, derived.Columns.Count).Where(i => known.Contains(derived.Columns[i]))]),
        ValuesRelation values => values.Rows.Count <= 1,
        JoinRelation join => IsDetermined(join, known),
        SelfRelation or FunctionRelation => false,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "no such relation"),
    };

    /// <summary>Whether the known values identify the rows of a SELECT, before DISTINCT.</summary>
    public static bool IsDetermined(BoundSelect select, KnownValues known) => !MakesRows(select) && select.Grouping switch
    {
        Grouping.Whole => true,
        Grouping.Keys when select.GroupKeys.All(known.Holds) => true,
        Grouping.None => IsDetermined(select.From, known.Columns),
        Grouping.Keys or Grouping.Sets => false,
        _ => throw new InvalidOperationException($"There is no grouping {select.Grouping}."),
    };

    private static bool IsDetermined(JoinRelation join, IReadOnlySet<BoundColumn> known) => join.Kind switch
    {
        JoinKind.Inner =>
            (IsDetermined(join.Left, known) && IsDetermined(join.Right, With(join, join.Left, known)))
            || (IsDetermined(join.Right, known) && IsDetermined(join.Left, With(join, join.Right, known))),
        // A row of the preserved side has at most one partner, if the condition fixes the key of the partner's side.
        JoinKind.Left => IsDetermined(join.Left, known) && IsDetermined(join.Right, With(join, join.Left, known)),
        JoinKind.Right => IsDetermined(join.Right, known) && IsDetermined(join.Left, With(join, join.Right, known)),
        JoinKind.Semi or JoinKind.Anti => IsDetermined(join.Left, known),
        JoinKind.Full or JoinKind.Other => false,
        _ => throw new InvalidOperationException($"There is no join {join.Kind}."),
    };

    private static HashSet<BoundColumn> With(JoinRelation join, Relation one, IReadOnlySet<BoundColumn> known)
    {
        HashSet<BoundColumn> result = [.. known];
        // This side has only one row, so all of its columns are fixed.
        result.UnionWith(one.Columns);
        foreach (var term in QueryWalk.Terms(join.Condition))
            KnownValues.Equate(term, result);
        return result;
    }

    private static bool Knows(TableRelation table, string column, IReadOnlySet<BoundColumn> known)
    {
        var index = table.Table.Columns.Select(static c => c.Name).ToList().FindIndex(n => string.Equals(n, column, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && known.Contains(table.Columns[index]);
    }

    private static bool IsUnique(BoundQuery query, List<int> positions) => query switch
    {
        BoundSelect select => IsUnique(select, positions),
        BoundSet { IsAll: false, Kind: SetKind.Union } set => positions.Count == set.Outputs.Count,
        BoundSet { Kind: SetKind.Except or SetKind.Intersect } set => (!set.IsAll && positions.Count == set.Outputs.Count) || IsUnique(set.Left, positions),
        BoundSet or BoundRecursive => false,
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
    };

    private static bool IsUnique(BoundSelect select, List<int> positions) =>
        (select.Modifiers.DistinctOn is { Count: 0 } && positions.Count == select.Outputs.Count)
        || IsDetermined(select, new KnownValues(positions.Select(p => select.Expressions[p]), select));

    private static bool MakesRows(BoundSelect select) =>
        select.Expressions.SelectMany(static e => e.Descendants()).Any(static e => e is FunctionCall { Name: "unnest" } or UnknownExpression);
}
