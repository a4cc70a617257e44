using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private static IReadOnlyList<EngineMessage> Names =>
    [
        new("Ambiguous reference to table \"(.+?)\"", "two tables have the alias '{1}'; give one of them another", (t, g) => SecondAlias(t, g[1].Value)),
        new("Ambiguous reference to column name \"(.+?)\" \\(use: \"(.+?)\" or \"(.+?)\"", "several tables have the column '{1}'; write {2} or {3}"),
        new("Duplicate CTE name \"(.+)\"", "WITH defines '{1}' twice; rename one", (t, g) => SecondDefinition(t, g[1].Value)),
        new("Alias with name \"(.+?)\" exists, but", "'{1}' is an alias, and an expression in GROUP BY cannot use an alias; write the expression of '{1}'"),
        new("Column \"(.+?)\" referenced that exists in the SELECT clause", "the alias '{1}' is defined after this use; write the expression of '{1}'", (t, g) => FirstName(t, g[1].Value)),
        new("Alias \"(.+?)\" referenced in a SELECT clause - but the expression has a subquery", "the alias '{1}' is a subquery, and the same select list cannot use it; compute it in a CTE and use its column here", (t, g) => LastName(t, g[1].Value)),
        new("table \"(.+?)\" has (\\d+) columns available but (\\d+)", m => $"'{m[1]}' has {Count(m[2], "column")}, but its alias names {m[3]}; name {m[2]}"),
        new("Column \"(.+?)\" does not exist on (left|right) side of join", "the {2} side of the join has no column '{1}'; join with ON and the names of both sides"),
        new("No columns found to join on in NATURAL JOIN", "the two sides of NATURAL JOIN have no column in common; join with ON"),
        new("(?:STAR expression is only allowed|STAR expression is not (?:allowed|supported)|Function \".+?\" cannot be applied to a star)", "'*' is not a value; write the name of a column", Star),
        new("(?:Duplicate entry|Column) \"(.+?)\" (?:in \\w+ list$|cannot occur in both )", "the lists after '*' name '{1}' twice; write the columns instead of '*'", (t, g) => LastName(t, g[1].Value)),
        new("Star expression \".*\" resulted in an empty set", "no column matches this pattern; write the columns instead of '*'", ItemStar),
        new("\\* expression without FROM clause", "'*' means the columns of tables, and FROM is missing; add FROM", ItemStar),
    ];
}
