using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private const string Frame = "write its start first, for example 'rows between 1 preceding and current row'";

    private static IReadOnlyList<EngineMessage> Windows =>
    [
        new("window \"(.+)\" does not exist", "there is no window '{1}'; define it in a WINDOW clause, or write the window inside over (...)"),
        new("window \"(.+)\" is already defined", "WINDOW defines '{1}' twice; rename one", (t, g) => LastBefore(t, g[1].Value, "as")),
        new("window functions are not allowed in window definitions", "a window function is in the window of another window function; " + Subquery, NestedWindow),
        new("window function calls cannot be nested", "a window function is inside another window function; " + Subquery),
        new("aggregate function calls cannot contain window function calls", "a window function is inside an aggregate; " + Subquery),
        new("WHERE clause cannot contain window functions", m => $"{ConditionOf(m.Text, m.Offset)} cannot contain a window function; " + Subquery),
        new("(.+?) clause cannot contain window functions", "{1} cannot contain a window function; " + Subquery),
        new("Unimplemented expression class in ExpressionBinder::BindExpression: WINDOW", "a window function is not allowed here; write a number", (t, _) => Within(t, "limit", "offset")),
        new("frame (?:start|end|starting) ", "this window frame ends before it starts; " + Frame),
        new("RANGE frames must have only one ORDER BY", "a RANGE frame with a distance needs exactly one ORDER BY column; write one, or a frame of ROWS"),
        new("(.+) is not an aggregate function", "'{1}' is not a window function and not an aggregate; remove over (...)"),
        new("(FILTER|DISTINCT) is not implemented for non-aggregate window functions", "only an aggregate over a window can have {1}; remove it", (t, g) => First(t, g[1].Value)),
        new("Cannot ORDER BY ALL in a window", "ORDER BY ALL is not allowed in a window; name the columns", (t, _) => First(t, "all")),
        new("Incorrect number of parameters for function (.+)", "'{1}' has too many arguments; docs/portable-sql.md shows the functions", (t, g) => FirstName(t, g[1].Value)),
        new("(\\w+) needs (\\d+) parameters?, got (\\d+)", m => Arguments(Overloads.Written(m[1].ToLowerInvariant()), m[2], m[3]), (t, g) => FirstName(t, Overloads.Written(g[1].Value.ToLowerInvariant()))),
        new("(?:Cannot override|cannot copy window)", "a window that extends another window cannot change it; write the whole window", (t, _) => Last(t, "over")),
    ];

    private static string Arguments(string function, string needed, string found) => needed == "0"
        ? $"'{function}' cannot have arguments; write {function}()"
        : $"'{function}' needs {Count(needed, "argument")} but has {found}; write {needed}";
}
