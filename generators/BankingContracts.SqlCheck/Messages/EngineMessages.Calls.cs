using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private static IReadOnlyList<EngineMessage> Calls =>
    [
        new("No function matches the given name and argument types '(.+?)\\((.*)\\)'", Overloads.Missing, (t, g) => Overloads.Place(t, g[1].Value)),
        new("Could not choose a best candidate function for the function call \"(.+?)\\((.*)\\)\"", Overloads.Unclear),
        new("(?:Macro|Function) \"?(\\w+)\"?(?:\\(\\))? (?:requires|does not support)", "'{1}' has the wrong arguments; docs/portable-sql.md shows the functions"),
        new("Wrong number of arguments to (\\w+)", m => $"'{Overloads.Written(m[1].ToLowerInvariant())}' has the wrong number of arguments; docs/portable-sql.md shows the functions", (t, g) => FirstName(t, Overloads.Written(g[1].Value.ToLowerInvariant()))),
        new("extract specifier \"(.+?)\"", "'{1}' is not a part of a time; write year, quarter, month, week, day, hour or minute", (t, g) => Any(t, g[1].Value)),
        new("Failed to parse format specifier (.+?):", "'{1}' is not a format of a time; cast a text in the form 2026-01-31", (t, g) => Any(t, g[1].Value)),
        new("Collation with name (.+?) does not exist", "there is no collation '{1}'; compare lower(text)"),
        new("ROUND\\(.*non-constant", "the number of digits must be a constant; write for example round(value, 2)", (t, _) => FirstName(t, "round")),
    ];
}
