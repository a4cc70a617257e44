using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private const string Percentile = "write a number from 0 to 1, for example percentile_cont(0.5)";

    private static IReadOnlyList<EngineMessage> Aggregates =>
    [
        new("GROUP BY term out of range - should be between 1 and (\\d+)", m => $"the select list has only {Count(m[1], "column")} to group by; name the column", (t, g) => TooFar(t, g[1].Value)),
        new("(WHERE) clause cannot contain aggregates", static m => ConditionOf(m.Text, m.Offset) == "WHERE" ? "WHERE cannot contain an aggregate; filter with HAVING" : $"{ConditionOf(m.Text, m.Offset)} cannot contain an aggregate; " + Subquery),
        new("INSERT statement cannot contain aggregates", "VALUES cannot contain an aggregate; " + Subquery),
        new("LATERAL join cannot contain aggregates", "this aggregate is over a column of another table in FROM; write a subquery with GROUP BY and join it"),
        new("(.+?) clause cannot contain aggregates", "{1} cannot contain an aggregate; " + Subquery),
        new("column \"?(.+?)\"? must appear in the GROUP BY", "'{1}' is not in GROUP BY and not inside an aggregate; add it to GROUP BY"),
        new("aggregate function calls cannot be nested", "an aggregate is inside another aggregate; " + Subquery),
        new("Aggregate functions are not supported here", "an aggregate is not allowed here; write a number", (t, _) => Within(t, "limit", "offset")),
        new("GROUPING statement cannot be used without groups", "grouping() needs GROUP BY; add GROUP BY, or remove grouping()"),
        new("GROUPING function is not supported here", "grouping() is not allowed here; use it in the select list or in HAVING", (t, _) => Starting(t, "grouping")),
        new("GROUPING child \"(.+?)\" must be a grouping column", static m => BindingFault.IsName(m[1]) ? $"grouping() needs columns of GROUP BY; add '{m[1]}' to GROUP BY" : "grouping() needs an expression of GROUP BY; write the same expression in both"),
        new("Maximum grouping set count", "these columns make too many groups; name fewer columns", (t, _) => First(t, "cube", "rollup", "grouping")),
        new("(?:PERCENTILEs can only take|QUANTILE)", "a percentile needs a fraction; " + Percentile, (t, _) => Starting(t, "percentile_")),
        new("Wrong number of arguments for (PERCENTILE_\\w+)", static m => $"'{m[1].ToLowerInvariant()}' takes 1 argument; {Percentile}", (t, g) => FirstName(t, g[1].Value)),
        new("Unknown ordered aggregate \"(.+?)\"", "'{1}' cannot have WITHIN GROUP; remove it", (t, _) => First(t, "within")),
        new("Cannot use multiple ORDER BY", "a percentile needs one value; order by one column", (t, _) => First(t, "within")),
        new("cannot use DISTINCT with WITHIN GROUP", "DISTINCT is not allowed with WITHIN GROUP; select the distinct values in a subquery"),
        new("Function \"(.+?)\" is a (?:Scalar|Macro) Function", "'{1}' is not an aggregate; remove DISTINCT, FILTER and ORDER BY from its call"),
    ];
}
