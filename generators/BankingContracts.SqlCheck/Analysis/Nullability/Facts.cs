using System.Collections.Immutable;
using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>What is known about the current row: columns and expressions that are not NULL, and columns that are NULL.</summary>
/// <param name="Expressions">Keys of expressions (<see cref="ExpressionKey"/>) that are not NULL.</param>
internal sealed record Facts(
    ImmutableHashSet<BoundColumn> NotNull,
    ImmutableHashSet<BoundColumn> Null,
    ImmutableHashSet<string> Expressions)
{
    public static Facts None { get; } = new([], [], []);

    /// <summary>What is known if both hold.</summary>
    public Facts And(Facts other) => new(NotNull.Union(other.NotNull), Null.Union(other.Null), Expressions.Union(other.Expressions));

    /// <summary>What is known if one of them holds, and it is not known which one.</summary>
    public Facts Or(Facts other) => new(NotNull.Intersect(other.NotNull), Null.Intersect(other.Null), Expressions.Intersect(other.Expressions));

    public static Facts All(IEnumerable<Facts> facts) => facts.Aggregate(None, static (l, r) => l.And(r));

    public static Facts Any(IEnumerable<Facts> facts) => facts.Aggregate((Facts?)null, static (l, r) => l?.Or(r) ?? r) ?? None;
}

/// <summary>The result of a predicate.</summary>
internal enum Outcome
{
    True,
    False,

    /// <summary>FALSE or NULL. With this result, a row goes on to the next WHEN.</summary>
    NotTrue,

    /// <summary>Any value except NULL. Every expression can have this result, not only a predicate.</summary>
    NotNull,
}

/// <summary>Columns that an outer join fills with NULL together.</summary>
/// <param name="Members">All columns of the side that may be missing.</param>
/// <param name="Implied">Columns that are not NULL in rows in which that side exists.</param>
internal sealed record OuterGroup(IReadOnlySet<BoundColumn> Members, IReadOnlySet<BoundColumn> Implied);
