using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>
/// The engine's messages in our words. The engine's own messages speak of its inner names and settings, and of remedies that do not help
/// here. So we never pass them on. If a message is not listed, the user reads only its place.
/// </summary>
internal static partial class EngineMessages
{
    private const string Subquery = "compute it in a subquery and use its column here";

    /// <summary>All known messages. If two match, the first one counts.</summary>
    public static IReadOnlyList<EngineMessage> Known { get; } = [.. Syntax, .. Names, .. Aggregates, .. Windows, .. Queries, .. Calls, .. Types];

    /// <summary>Whether <paramref name="error"/> is a known message.</summary>
    public static bool IsKnown(EngineError error) => Find(error) is not null;

    /// <summary>The entry that <paramref name="error"/> belongs to; null if there is none.</summary>
    public static EngineMessage? EntryOf(EngineError error) => Find(error)?.Known;

    /// <summary><paramref name="error"/> in our words; null if it is not a known message.</summary>
    /// <param name="error">What the engine says.</param>
    /// <param name="text">The SQL.</param>
    /// <param name="offset">The place of the error in the SQL.</param>
    /// <param name="word">The word at that place.</param>
    public static string? InWords(EngineError error, SqlText text, int offset, string word) =>
        Find(error) is var (known, groups) ? known.Clause(new MessageAt(error, groups, text, offset, word)) : null;

    /// <summary>
    /// The offset in <paramref name="text"/> that <paramref name="error"/> is about, found by the text alone; -1 if it is not known.
    /// </summary>
    public static int Place(SqlText text, EngineError error) =>
        Find(error) is var (known, groups) && known.Place is { } place && place(text, groups) is >= 0 and var index ? text.Tokens[index].Start : -1;

    private static (EngineMessage Known, GroupCollection Groups)? Find(EngineError error)
    {
        foreach (var known in Known)
        {
            if (known.Pattern.Match(error.Sentence) is { Success: true } match)
                return (known, match.Groups);
        }

        return null;
    }

    /// <summary>The name that a contract or a reader uses for a type of the engine.</summary>
    internal static string Type(string engineType) => engineType.ToUpperInvariant() switch
    {
        "INTEGER_LITERAL" or "INT64" or "INT32" => "integer",
        "STRING_LITERAL" => "a text",
        "\"NULL\"" or "NULL" => "NULL",
        var name when name.StartsWith("STRUCT", StringComparison.Ordinal) => "a row of values",
        var name => Assignability.InContract(name)?.ToString() ?? name.ToLowerInvariant(),
    };

    private static string Count(string number, string one) => number == "1" ? "1 " + one : number + " " + one + "s";
}
