using System.Globalization;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Portability;

internal sealed partial class ConstantCheck
{
    /// <summary>Checks the pattern and the group of <c>regexp_extract</c>.</summary>
    private void ReadPattern(List<JsonElement> arguments)
    {
        var pattern = Value(arguments[1]).Value;
        if (database.PatternFault(pattern) is { } fault)
        {
            Add(At(arguments[1]), "'" + Short(pattern) + "'", "regular expression", ConstantRemedies.OfPattern(fault));
            return;
        }

        var groups = Groups(pattern);
        if (arguments.Count > 2 && IsConstant(arguments[2]) && int.TryParse(Value(arguments[2]).Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var group) && (group < 0 || group > groups))
        {
            Add(
                At(arguments[2]), group.ToString(CultureInfo.InvariantCulture), "group of '" + Short(pattern) + "'",
                groups == 0 ? "write 0 for the whole match, or put a part of the pattern in brackets" : string.Create(CultureInfo.InvariantCulture, $"write a number from 0 to {groups}"));
        }
    }

    /// <summary>
    /// How many groups a valid pattern has. A group starts with a bracket that is not escaped and not in a class. No question mark follows
    /// it, except before the name of a group.
    /// </summary>
    private static int Groups(string pattern)
    {
        var groups = 0;
        var isClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (isClass)
                isClass = pattern[i] != ']' || pattern[i - 1] == '[' || (pattern[i - 1] == '^' && pattern[i - 2] == '[');
            else if (pattern[i] == '[')
                isClass = true;
            else if (pattern[i] == '(' && (i + 1 == pattern.Length || pattern[i + 1] != '?' || pattern.AsSpan(i).StartsWith("(?P<") || pattern.AsSpan(i).StartsWith("(?<")))
                groups++;
        }

        return groups;
    }

    /// <summary>Checks the escape character of LIKE, and the characters after it in the pattern.</summary>
    private void ReadEscape(List<JsonElement> arguments)
    {
        var escape = Value(arguments[2]).Value;
        if (escape.EnumerateRunes().Count() != 1)
        {
            Add(At(arguments[2]), "'" + Short(escape) + "'", "escape character", "write one character, or remove escape");
            return;
        }

        if (!IsText(arguments[1]))
            return;
        var pattern = Value(arguments[1]).Value;
        for (var at = pattern.IndexOf(escape, StringComparison.Ordinal); at >= 0; at = Next(pattern, escape, at))
        {
            var rest = pattern[(at + escape.Length)..];
            if (rest.StartsWith('%') || rest.StartsWith('_') || rest.StartsWith(escape, StringComparison.Ordinal))
                continue;
            Add(At(arguments[1]), "'" + Short(pattern) + "'", $"pattern with the escape character '{escape}'", $"write '{escape}' only before %, _ or itself");
            return;
        }
    }

    private static int Next(string pattern, string escape, int at) =>
        at + (2 * escape.Length) <= pattern.Length ? pattern.IndexOf(escape, at + escape.Length + (pattern[at + escape.Length] is '%' or '_' ? 1 : escape.Length), StringComparison.Ordinal) : -1;

    private int At(JsonElement node) => text.FromUtf8(Math.Max(SyntaxTree.Location(node), 0));
}
