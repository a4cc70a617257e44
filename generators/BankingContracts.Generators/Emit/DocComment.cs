using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>XML documentation from descriptions.</summary>
internal static class DocComment
{
    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>A summary on one line.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="content">Its XML.</param>
    public static void Summary(IndentedWriter writer, string content) => writer.Line($"/// <summary>{content}</summary>");

    /// <summary>Writes a summary with <paramref name="description"/>. If it is empty, writes nothing and returns false.</summary>
    public static bool Describe(IndentedWriter writer, string description)
    {
        var lines = Escape(description)
            .Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(static l => l.Trim())
            .Where(static l => l.Length > 0)
            .ToArray();
        if (lines.Length == 1)
            Summary(writer, lines[0]);
        if (lines.Length < 2)
            return lines.Length > 0;
        writer.Line("/// <summary>");
        foreach (var line in lines)
            writer.Line($"/// {line}");
        writer.Line("/// </summary>");
        return true;
    }

    /// <summary>Text as XML content. Characters that XML does not allow are left out.</summary>
    public static string Escape(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] >= ' ' && text[first] is not ('<' or '>' or '&'))
            first++;
        if (first == text.Length)
            return text;
        var escaped = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var c in text.Substring(first))
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when c < ' ' && c is not ('\n' or '\r' or '\t') => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
