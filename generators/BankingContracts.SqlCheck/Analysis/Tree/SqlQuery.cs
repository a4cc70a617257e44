namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>A query node with its own CTEs and its ORDER BY, LIMIT and DISTINCT.</summary>
internal abstract record SqlQuery(IReadOnlyList<CommonTableExpression> Ctes, QueryModifiers Modifiers);

/// <summary>A named subquery of WITH.</summary>
internal sealed record CommonTableExpression(string Name, IReadOnlyList<string> ColumnAliases, SqlQuery Query);

/// <summary>The clauses after a query. <paramref name="DistinctOn"/> is null without DISTINCT and empty for a plain DISTINCT.</summary>
internal sealed record QueryModifiers(
    IReadOnlyList<SqlExpression>? DistinctOn,
    IReadOnlyList<SortKey> OrderBy,
    bool HasLimit,
    IReadOnlyList<SqlExpression> Limits,
    string? Unknown);

/// <summary>One SELECT.</summary>
/// <param name="GroupSets">Indexes into <paramref name="GroupKeys"/>, one list for each set; empty without GROUP BY.</param>
/// <param name="GroupsByAll">Whether it has GROUP BY ALL.</param>
internal sealed record SelectQuery(
    IReadOnlyList<CommonTableExpression> Ctes,
    QueryModifiers Modifiers,
    IReadOnlyList<SqlExpression> Items,
    TableReference From,
    SqlExpression? Where,
    IReadOnlyList<SqlExpression> GroupKeys,
    IReadOnlyList<IReadOnlyList<int>> GroupSets,
    bool GroupsByAll,
    SqlExpression? Having,
    SqlExpression? Qualify,
    bool IsSampled) : SqlQuery(Ctes, Modifiers);

/// <summary>UNION, UNION_BY_NAME, EXCEPT or INTERSECT of two queries.</summary>
internal sealed record SetQuery(
    IReadOnlyList<CommonTableExpression> Ctes,
    QueryModifiers Modifiers,
    string Kind,
    bool IsAll,
    SqlQuery Left,
    SqlQuery Right) : SqlQuery(Ctes, Modifiers);

/// <summary>A recursive CTE's body.</summary>
internal sealed record RecursiveQuery(
    IReadOnlyList<CommonTableExpression> Ctes,
    QueryModifiers Modifiers,
    string Name,
    SqlQuery Left,
    SqlQuery Right) : SqlQuery(Ctes, Modifiers);

/// <summary>A query node that this analysis does not know.</summary>
internal sealed record UnknownQuery(string What) : SqlQuery([], new QueryModifiers(null, [], false, [], null));
