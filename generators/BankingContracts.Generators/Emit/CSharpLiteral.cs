using System.Globalization;
using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>Values as C# literals.</summary>
internal static class CSharpLiteral
{
    private static readonly char[] Special = ['"', '\\'];

    /// <summary>A string on one line: raw if it contains quotes or backslashes, otherwise regular.</summary>
    public static string String(string value)
    {
        var isPlain = !NeedsEscape(value, mayHaveLines: false);
        if (isPlain && value.IndexOfAny(Special) < 0)
            return "\"" + value + "\"";
        // A raw string on one line cannot begin or end with a quote.
        if (isPlain && value[0] != '"' && value[value.Length - 1] != '"')
            return RawQuotes(value) + value + RawQuotes(value);
        return Escaped(value, '"');
    }

    /// <summary>A character.</summary>
    public static string Char(char value) => Escaped(value.ToString(), '\'');

    /// <summary>A collection expression of strings.</summary>
    public static string Strings(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(String)) + "]";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A decimal.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>A whole number.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether <paramref name="value"/> has several lines, and all of them can be in a raw string unchanged.</summary>
    public static bool FitsRawLines(string value) =>
        value.IndexOf('\n') >= 0 && !NeedsEscape(value, mayHaveLines: true);

    /// <summary>The shortest delimiter of a raw string with <paramref name="value"/>.</summary>
    public static string RawQuotes(string value)
    {
        var longest = 2;
        var run = 0;
        foreach (var c in value)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', longest + 1);
    }

    private static string Escaped(string value, char quote)
    {
        var text = new StringBuilder().Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i] switch
            {
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\0' => @"\0",
                var c when c == quote => @"\" + c,
                var c when NeedsEscape(value, i) => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                var c => c.ToString(),
            });
        }

        return text.Append(quote).ToString();
    }

    private static bool NeedsEscape(string value, bool mayHaveLines)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is < ' ' or > '~' && !(mayHaveLines && value[i] is '\n' or '\t') && NeedsEscape(value, i))
                return true;
        }

        return false;
    }

    // Invisible characters need an escape. C# also ends a line at U+0085, U+2028 and U+2029, and UTF-8 cannot have a single surrogate: these need one too.
    private static bool NeedsEscape(string value, int index) => char.GetUnicodeCategory(value[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate => !IsPartOfPair(value, index),
        _ => false,
    };

    private static bool IsPartOfPair(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
        : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
