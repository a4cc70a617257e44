using System.Text.RegularExpressions;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>A user's statement: what it begins with, and the names in it.</summary>
internal static partial class Statement
{
    /// <summary>Its first word, in lower case; empty for none.</summary>
    public static string FirstWord(string sql) => Words(sql).FirstOrDefault("").ToLowerInvariant();

    /// <summary>The names in it, in lower case, without those in texts and comments.</summary>
    public static IReadOnlySet<string> Names(string sql) => Words(sql).Select(Plain).ToHashSet();

    /// <summary>The text after its first word.</summary>
    public static string AfterFirstWord(string sql) => Tokens().Matches(sql).First(m => m.Groups["word"].Success) is var first ? sql[(first.Index + first.Length)..] : sql;

    /// <summary>The names that stand after another name and a point, each with that other name, in lower case.</summary>
    public static IEnumerable<(string Qualifier, string Name)> Qualified(string sql)
    {
        var names = Tokens().Matches(sql).Where(m => m.Groups["word"].Success).ToList();
        return names.Zip(names.Skip(1))
            .Where(p => sql[(p.First.Index + p.First.Length)..p.Second.Index].Trim() == ".")
            .Select(p => (Plain(p.First.Value), Plain(p.Second.Value)));
    }

    private static string Plain(string word) => word.Trim('`').ToLowerInvariant();

    private static IEnumerable<string> Words(string sql) => Tokens().Matches(sql).Where(m => m.Groups["word"].Success).Select(m => m.Value);

    // Comments and texts are matched first, so that no word in them counts.
    [GeneratedRegex("""--[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?<word>`[^`]*`|[A-Za-z_][A-Za-z0-9_]*)""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
