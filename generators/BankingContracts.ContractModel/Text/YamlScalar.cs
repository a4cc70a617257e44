using System.Globalization;
using System.Text;

namespace BankingContracts.ContractModel.Text;

/// <summary>Writes single values of YAML that are read back as the same text.</summary>
internal static class YamlScalar
{
    /// <summary>
    /// <paramref name="text"/> as a value in a list or a mapping of one line: plain if it is a word of small letters, digits and underscores that begins with
    /// a letter or an underscore, otherwise in quotes.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        return text.Any(NeedsEscape) ? Escaped(text) : "'" + text.Replace("'", "''") + "'";
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && text[0] is (>= 'a' and <= 'z') or '_'
        && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
        && text is not ("true" or "false" or "null");

    /// <summary>Whether YAML does not allow the character, breaks a line at it, or an editor may change it.</summary>
    private static bool NeedsEscape(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u00A0';

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                escaped.Append('\\').Append(c);
            else if (char.IsSurrogate(c) || !NeedsEscape(c))
                escaped.Append(c);
            else
                escaped.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return escaped.Append('"').ToString();
    }
}
