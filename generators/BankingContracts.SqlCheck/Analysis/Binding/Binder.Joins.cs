using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

internal sealed partial class Binder
{
    private JoinRelation BindJoin(JoinTable join, Scope names, Scope? lateral)
    {
        var leftNames = new Scope(lateral, names.Ctes);
        var left = BindTable(join.Left, leftNames, lateral);
        var rightNames = new Scope(lateral, names.Ctes);
        var right = BindTable(join.Right, rightNames, leftNames);
        var kind = Kind(join);
        var both = new Scope(lateral, names.Ctes);
        both.Add(leftNames);
        both.Add(rightNames);
        var terms = new List<SqlExpression>();
        foreach (var name in join.Form == "NATURAL" ? CommonNames(leftNames, rightNames, join) : join.Using)
            both.Merged.Add(Merge(name, leftNames, rightNames, kind, join, terms));
        if (join.Condition is { } condition)
            terms.Add(Resolve(condition, new NameContext(both)));
        if (kind is JoinKind.Semi or JoinKind.Anti)
            names.Add(leftNames);
        else
            names.Add(both);
        if (kind == JoinKind.Other && join.Form is not ("ASOF" or "POSITIONAL"))
            Unknowns.Add(new SqlProblem($"{join.Form} {join.Kind} JOIN is not understood", join.Location));
        return new JoinRelation(join.Location, kind, left, right, Condition(terms, join, kind));
    }

    /// <summary>
    /// The terms of a join as one condition. The condition of an ASOF JOIN decides rows, but it is not true as it is written, because its
    /// last term means the nearest row.
    /// </summary>
    private static SqlExpression? Condition(List<SqlExpression> terms, JoinTable join, JoinKind kind) => terms.Count switch
    {
        0 => null,
        _ when kind == JoinKind.Other => new OperatorExpression(join.Location, "JOIN", terms),
        1 => terms[0],
        _ => new ConjunctionExpression(join.Location, true, terms),
    };

    private static JoinKind Kind(JoinTable join) => (join.Form, join.Kind) switch
    {
        ("CROSS", _) => JoinKind.Inner,
        (not ("REGULAR" or "NATURAL" or "CROSS"), _) => JoinKind.Other,
        (_, "INNER") => JoinKind.Inner,
        (_, "LEFT") => JoinKind.Left,
        (_, "RIGHT") => JoinKind.Right,
        (_, "FULL" or "OUTER") => JoinKind.Full,
        (_, "SEMI") => JoinKind.Semi,
        (_, "ANTI") => JoinKind.Anti,
        _ => JoinKind.Other,
    };

    private static MergedColumn Merge(string name, Scope left, Scope right, JoinKind kind, JoinTable join, List<SqlExpression> terms)
    {
        if (left.FindColumn(name, join.Location) is not { } l || right.FindColumn(name, join.Location) is not { } r)
            throw new OpaqueQueryException($"USING column {name} is not found on both sides", join.Location);
        terms.Add(new ComparisonExpression(join.Location, "COMPARE_EQUAL", l, r));
        var value = kind switch
        {
            JoinKind.Right => r,
            JoinKind.Full or JoinKind.Other => new OperatorExpression(join.Location, "OPERATOR_COALESCE", [l, r]),
            JoinKind.Inner or JoinKind.Left or JoinKind.Semi or JoinKind.Anti => l,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such join"),
        };
        return new MergedColumn(name, value, [.. Members(name, l, left), .. Members(name, r, right)]);
    }

    private static IEnumerable<BoundColumn> Members(string name, SqlExpression value, Scope side) =>
        side.Merged.LastOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) is { } merged
            ? merged.Members
            : value is BoundColumnExpression column ? [column.Column] : [];

    private static List<string> CommonNames(Scope left, Scope right, JoinTable join)
    {
        if (left.Tables.Concat(right.Tables).Any(static t => t.IsOpen))
            throw new OpaqueQueryException("NATURAL JOIN with columns that are not known", join.Location);
        return [.. left.Tables.SelectMany(static t => t.Relation.Columns)
            .Select(static c => c.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(n => right.FindColumn(n, -1) is not null)];
    }
}
