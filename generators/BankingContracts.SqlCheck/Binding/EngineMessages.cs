using System.Text.RegularExpressions;
using static BankingContracts.SqlCheck.Binding.MessagePlaces;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>
/// The engine's messages in our words. Its own speak of its inner names and settings, and of remedies that do not help here; so none
/// is passed on, and one that is not listed is told by the place alone.
/// </summary>
internal static class EngineMessages
{
    private const string Subquery = "compute it in a subquery and use its column here";

    private static readonly IReadOnlyList<EngineMessage> Known =
    [
        new("syntax error at or near \"(.*)\"", "it is not understood from '{1}' onwards; a comma, a bracket or a keyword may be missing before it"),
        new("syntax error at end of input", "it ends where more is expected; complete the last clause"),
        new("SELECT clause without selection list", "SELECT lists no columns; name them before FROM", EmptySelect),
        new("SELECT locking clause", "a query reads rows and locks none; remove this clause", (t, _) => Last(t, "for")),
        new("SELECT INTO not supported", "a query reads and writes no table; remove INTO with its name", (t, _) => Last(t, "into")),
        new("Duplicate CTE name \"(.+)\"", "WITH defines '{1}' twice; rename one", (t, g) => SecondDefinition(t, g[1].Value)),
        new("window \"(.+)\" does not exist", "there is no window '{1}'; define it in a WINDOW clause, or write it out within over (...)"),
        new("window functions are not allowed in window definitions", "a window function stands in the window of another; " + Subquery, NestedWindow),
        new("frame (?:start|end|starting) ", "this window frame does not end after its start; write first where it starts, for example 'rows between 1 preceding and current row'"),
        new("Ambiguous reference to table \"(.+?)\"", "two tables have the alias '{1}'; give one of them another", (t, g) => SecondAlias(t, g[1].Value)),
        new("Ambiguous reference to column name \"(.+?)\" \\(use: \"(.+?)\" or \"(.+?)\"", "several tables have the column '{1}'; write {2} or {3}"),
        new("GROUP BY term out of range - should be between 1 and (\\d+)", "the select list has only {1} columns to group by; name the column", (t, g) => TooFar(t, g[1].Value)),
        new("ORDER term out of range - should be between 1 and (\\d+)", "the select list has only {1} columns to order by; name the column"),
        new("Could not ORDER BY column \"(?:.*\\.)?(.+?)\"", "'{1}' is no column that the union returns; select it on both sides, or order by one that is selected", (t, g) => LastName(t, g[1].Value)),
        new("Set operations can only apply", "the two sides return different numbers of columns; select the same columns on both"),
        new("Subquery returns (\\d+) columns - expected (\\d+)", "this subquery returns {1} columns where {2} is expected; select as many as are compared"),
        new("(.+?) clause cannot contain aggregates", g => $"{g[1].Value} cannot hold an aggregate; " + (g[1].Value == "WHERE" ? "filter with HAVING" : Subquery)),
        new("(.+?) clause cannot contain window functions", "{1} cannot hold a window function; " + Subquery),
        new("column \"?(.+?)\"? must appear in the GROUP BY", "'{1}' is neither grouped nor inside an aggregate; add it to GROUP BY"),
        new("aggregate function calls cannot", "an aggregate stands inside another; " + Subquery),
        new("GROUPING statement cannot be used without groups", "grouping() tells apart the groups of GROUP BY, which is missing; add it, or remove grouping()"),
        new("STAR expression is only allowed", "'*' stands where a value is expected; write a column's name", Star),
        new("Column \"(.+?)\" does not exist on (left|right) side of join", "the {2} side of the join has no column '{1}'; join with ON and the names of both sides"),
        new("No function matches the given name and argument types '(.+?)\\((.*)\\)'", NoOverload),
        new("(?:Macro|Function) \"?(\\w+)\"?(?:\\(\\))? (?:requires|does not support)", "'{1}' does not take these arguments; docs/portable-sql.md shows the functions, give it as many as it takes"),
        new("(\\w+) needs (\\d+) parameters?, got (\\d+)", g => $"'{g[1].Value.ToLowerInvariant()}' takes {g[2].Value} arguments and gets {g[3].Value}; give it as many as it takes", (t, g) => FirstName(t, g[1].Value)),
        new("Cannot mix values of type (.+?) and (.+?) in (.+?) (?:expression|operator|clause)", g => $"{g[3].Value} mixes {Type(g[1].Value)} with {Type(g[2].Value)}; cast one of them to the other's type"),
        new("Cannot compare values of type (.+?) and (?:type )?(.+?) ", g => $"{Type(g[1].Value)} is compared with {Type(g[2].Value)}; cast one of them to the other's type"),
        new("Cannot combine types of (.+?) and (.+?) ", g => $"{Type(g[1].Value)} stands beside {Type(g[2].Value)}; cast one of them to the other's type"),
        new("Could not convert string '(.*)' to (\\w+)", g => $"'{g[1].Value}' is no value of the type {Type(g[2].Value)}; correct it"),
        new("Unimplemented type for cast \\((.+?) -> (.+?)\\)", g => $"{Type(g[1].Value)} cannot be cast to {Type(g[2].Value)}; cast to a type that holds its values"),
        new("DECIMAL type width", "a decimal has 38 digits at most; write a number up to 38", (t, _) => WrongDecimal(t)),
        new("DECIMAL type scale", "a decimal has no more decimals than digits; write the digits first, for example decimal(18, 2)", (t, _) => WrongDecimal(t)),
        new("LIMIT/OFFSET cannot be negative", "a number of rows cannot be negative; write 0 or more"),
        new("PERCENTILEs can only take", "a percentile lies from 0 to 1; write for example 0.5", (t, _) => Starting(t, "percentile_")),
        new("extract specifier \"(.+?)\"", "'{1}' is no part of a time; write year, quarter, month, week, day, hour or minute", (t, g) => Any(t, g[1].Value)),
        new("Failed to parse format specifier (.+?):", "'{1}' is no format of a time; cast a text in the form 2026-01-31", (t, g) => Any(t, g[1].Value)),
        new("a parameter has no value here", "a parameter has no value here; write the value", Parameter),
        new("Collation with name (.+?) does not exist", "there is no collation '{1}'; compare lower(text)"),
        new("table \"(.+?)\" has (\\d+) columns available but (\\d+)", "'{1}' has {2} columns, but its alias names {3}; name as many"),
        new("RANGE frames must have only one ORDER BY", "a RANGE frame with a distance needs exactly one ORDER BY column; write one, or a frame of ROWS"),
        new("ROUND\\(.*non-constant", "the number of digits must be written out; write for example round(value, 2)", (t, _) => FirstName(t, "round")),
        new("(?:.*max_expression_depth|Max expression depth)", "it is nested too deeply; compute a part of it in a CTE before WITH's main query"),
        new("Table with name (.+?) does not exist", "'{1}' is not the name of a model; read a model that has a contract", (t, g) => FirstName(t, g[1].Value)),
    ];

    /// <summary><paramref name="message"/> in our words; null where it is none that is known.</summary>
    public static string? InWords(string message) =>
        Find(message) is var (known, groups) ? known.Clause(groups) : null;

    /// <summary>The offset in <paramref name="text"/> that <paramref name="message"/> is about, by the text alone; -1 where that is not known.</summary>
    public static int Place(SqlText text, string message) =>
        Find(message) is var (known, groups) && known.Place is { } place && place(text, groups) is >= 0 and var index ? text.Tokens[index].Start : -1;

    private static (EngineMessage Known, GroupCollection Groups)? Find(string message)
    {
        foreach (var known in Known)
        {
            if (known.Pattern.Match(message) is { Success: true } match)
                return (known, match.Groups);
        }

        return null;
    }

    private static string NoOverload(GroupCollection groups)
    {
        var types = groups[2].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Type).ToList();
        var name = groups[1].Value switch { "~~" => "like", "!~~" => "not like", "~~*" => "ilike", "!~~*" => "not ilike", "~~~" => "glob", var other => other };
        return types.Count == 0
            ? $"'{name}' needs an argument; give it one"
            : $"'{name}' does not take {string.Join(" and ", types)}; cast {(types.Count == 1 ? "it" : "them")} to what it takes";
    }

    private static string Type(string engineType) => engineType.ToUpperInvariant() switch
    {
        "INTEGER_LITERAL" or "INT64" or "INT32" => "integer",
        "STRING_LITERAL" => "a text",
        "\"NULL\"" or "NULL" => "NULL",
        var name => Assignability.InContract(name)?.ToString() ?? name.ToLowerInvariant(),
    };
}
