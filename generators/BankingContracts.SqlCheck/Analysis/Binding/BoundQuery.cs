using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A query with its names resolved.</summary>
internal abstract class BoundQuery
{
    public required IReadOnlyList<BoundOutput> Outputs { get; init; }

    public required QueryModifiers Modifiers { get; init; }
}

/// <summary>An output column of a query.</summary>
/// <param name="Name">Its name; empty if the engine makes one from the expression's text.</param>
/// <param name="Type">Its type's text; empty if it is not known.</param>
/// <param name="Family">Its type's family.</param>
/// <param name="Location">Where it is selected.</param>
internal sealed record BoundOutput(string Name, string Type, TypeFamily Family, int Location);

/// <summary>One SELECT. <see cref="BoundQuery.Modifiers"/> hold resolved expressions.</summary>
internal sealed class BoundSelect : BoundQuery
{
    /// <summary>The outputs' expressions, by position.</summary>
    public required IReadOnlyList<SqlExpression> Expressions { get; init; }

    public required Relation From { get; init; }

    public SqlExpression? Where { get; init; }

    public SqlExpression? Having { get; init; }

    public SqlExpression? Qualify { get; init; }

    public required Grouping Grouping { get; init; }

    public required IReadOnlyList<SqlExpression> GroupKeys { get; init; }

    public bool IsSampled { get; init; }

    /// <summary>Every expression that the engine evaluates after FROM and WHERE.</summary>
    public IEnumerable<SqlExpression> Evaluated() =>
    [
        .. GroupKeys, .. Optional.Of(Having), .. Expressions, .. Optional.Of(Qualify),
        .. Modifiers.DistinctOn ?? [], .. Modifiers.OrderBy.Select(static o => o.Expression), .. Modifiers.Limits,
    ];
}

/// <summary>UNION, EXCEPT or INTERSECT.</summary>
internal sealed class BoundSet : BoundQuery
{
    public required SetKind Kind { get; init; }

    public required bool IsAll { get; init; }

    public required BoundQuery Left { get; init; }

    public required BoundQuery Right { get; init; }

    /// <summary>By output position, the position in the left query; -1 if the left query has no such column and the value is NULL.</summary>
    public required IReadOnlyList<int> LeftPositions { get; init; }

    /// <summary>The same for the right query.</summary>
    public required IReadOnlyList<int> RightPositions { get; init; }
}

/// <summary>A recursive query.</summary>
internal sealed class BoundRecursive : BoundQuery
{
    public required RecursiveScope Scope { get; init; }

    public required BoundQuery Left { get; init; }

    public required BoundQuery Right { get; init; }
}

/// <summary>The identity of a recursive query, known before the query itself is resolved.</summary>
internal sealed class RecursiveScope
{
    public required IReadOnlyList<BoundOutput> Outputs { get; init; }
}

internal enum SetKind
{
    Union,
    Except,
    Intersect,
}

/// <summary>How a SELECT aggregates.</summary>
internal enum Grouping
{
    /// <summary>It does not aggregate: each row gives a row.</summary>
    None,

    /// <summary>All rows become one row, even if there are no rows.</summary>
    Whole,

    /// <summary>One row for each value of the keys.</summary>
    Keys,

    /// <summary>GROUPING SETS, ROLLUP or CUBE.</summary>
    Sets,
}
