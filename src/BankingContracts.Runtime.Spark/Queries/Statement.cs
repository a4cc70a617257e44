using System.Text.RegularExpressions;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>A user's statement: what it begins with, and the names in it.</summary>
internal static partial class Statement
{
    /// <summary>Its first word, in lower case; empty for none.</summary>
    public static string FirstWord(string sql) => Words(sql).FirstOrDefault("").ToLowerInvariant();

    /// <summary>The names in it, in lower case, without those in texts and comments.</summary>
    public static IReadOnlySet<string> Names(string sql) => Words(sql).Select(w => w.Trim('`').ToLowerInvariant()).ToHashSet();

    /// <summary>The text after its first word.</summary>
    public static string AfterFirstWord(string sql) => Tokens().Matches(sql).First(m => m.Groups["word"].Success) is var first ? sql[(first.Index + first.Length)..] : sql;

    private static IEnumerable<string> Words(string sql) => Tokens().Matches(sql).Where(m => m.Groups["word"].Success).Select(m => m.Value);

    // Comments and texts are matched first, so that no word in them counts.
    [GeneratedRegex("""--[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?<word>`[^`]*`|[A-Za-z_][A-Za-z0-9_]*)""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
