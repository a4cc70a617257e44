using System.Globalization;
using System.Text;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Names of a header in messages. If a file has no header, it has values instead of names, and values are never printed.</summary>
internal static class HeaderNames
{
    private const int LongestShown = 60;
    private const int LettersPerSlip = 4;

    /// <summary>
    /// Whether <paramref name="names"/> are a header: at least half of the <paramref name="expected"/> columns must be among them, under one of their names, exact or
    /// misspelt.
    /// </summary>
    public static bool IsHeader(IReadOnlyCollection<string> names, IReadOnlyCollection<IReadOnlyList<string>> expected) =>
        2 * expected.Count(wanted => names.Any(name => wanted.Any(w => IsNear(name, w)))) >= expected.Count;

    /// <summary>The names as a message shows them, one after the other.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", Shown(names));

    /// <summary>Each name as a message shows it.</summary>
    public static List<string> Shown(IEnumerable<string> names) => [.. names.Select(Show)];

    /// <summary>A number and what is counted.</summary>
    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static bool IsNear(string name, string wanted)
    {
        var (a, b) = (Plain(name), Plain(wanted));
        return a == b || TextDistance.Between(a, b) <= Math.Min(a.Length, b.Length) / LettersPerSlip;
    }

    /// <summary>Keeps only letters and digits, because names usually differ in case, spaces and underscores.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant() is { Length: > 0 } plain ? plain : name;

    private static string Show(string name)
    {
        if (name.Length == 0)
            return "(no name)";

        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(LongestShown))
            shown.Append(IsPrinted(rune) ? rune.ToString() : $"\\u{{{rune.Value:X4}}}");
        return name.EnumerateRunes().Skip(LongestShown).Any() ? shown.Append("...").ToString() : shown.ToString();
    }

    /// <summary>
    /// Whether a message may show the character. It must not be a control character, a line end, an invisible character, or a character that
    /// changes the direction of text.
    /// </summary>
    private static bool IsPrinted(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
