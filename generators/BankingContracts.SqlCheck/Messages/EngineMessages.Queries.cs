using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private static IReadOnlyList<EngineMessage> Queries =>
    [
        new("SELECT clause without selection list", "SELECT lists no columns; name them before FROM", EmptySelect),
        new("SELECT locking clause", "a query cannot lock rows; remove this clause", (t, _) => Last(t, "for")),
        new("SELECT INTO not supported", "a query cannot write a table; remove INTO and its name", (t, _) => Last(t, "into")),
        new("A CTE needs a SELECT", "a step of WITH is another statement; write one SELECT in its brackets", (t, _) => First(t, "insert", "update", "delete", "merge")),
        new("ORDER term out of range - should be between 1 and (\\d+)", m => $"the select list has only {Count(m[1], "column")} to order by; name the column"),
        new("Unimplemented order by type", "ORDER BY cannot have an operator; write asc or desc", (t, _) => Last(t, "using")),
        new("ORDER BY non-integer literal", "ORDER BY a constant has no effect; name a column"),
        new("Could not ORDER BY column \"(?:.*\\.)?(.+?)\"", static m => $"{(BindingFault.IsName(m[1]) ? "'" + m[1] + "'" : "this")} is not a column that the union returns; select it on both sides, or order by another column", (t, g) => LastName(t, g[1].Value)),
        new("Set operations can only apply", "the two sides return different numbers of columns; select the same columns on both"),
        new("VALUES lists must all be the same length", "the rows of VALUES have different lengths; write the same number of values in each row", (t, _) => Last(t, "values")),
        new("(?:DEFAULT is not allowed here|SELECT clause cannot contain DEFAULT)", "DEFAULT has no value in a query; write the value", (t, _) => First(t, "default")),
        new("Subquery returns (\\d+) columns - expected (\\d+)", m => $"this subquery returns {Count(m[1], "column")} but must return {m[2]}; select {m[2]}"),
        new("ANY and ALL operators require", "ANY and ALL need a comparison such as = before them; write in (...) or exists (...)", (t, _) => First(t, "any", "all", "some")),
        new("The combining JOIN type must be INNER or LEFT", "a subquery in FROM uses a column of the table before it, and this join does not allow that; join the tables with ON", (t, _) => First(t, "full", "right")),
        new("Cannot perform non-inner join on subquery", "ON of an outer join contains a subquery over both sides; compute it in a CTE and join the CTE", (t, _) => First(t, "full", "left", "right")),
        new("Correlated columns not supported in LIMIT", "LIMIT needs a number, not a column; write the number", (t, _) => Within(t, "limit", "offset")),
        // The engine has no words for LIMIT with a comma.
        new("errhint NOT IMPLEMENTED", "LIMIT needs one number; write for example limit 10 offset 5", (t, _) => CommaOfLimit(t)),
        new("LIMIT/OFFSET cannot be negative", "a number of rows cannot be negative; write 0 or more"),
    ];
}
