namespace BankingContracts.Generators.Emit;

/// <summary>XML documentation from descriptions.</summary>
internal static class DocComment
{
    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>A summary; <paramref name="fallback"/> (XML) stands in for an empty <paramref name="description"/>.</summary>
    public static void Summary(IndentedWriter writer, string description, string fallback)
    {
        var lines = Escape(description)
            .Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(static l => l.Trim())
            .Where(static l => l.Length > 0)
            .ToArray();
        switch (lines.Length)
        {
            case 0:
                writer.Line("/// <summary>" + fallback + "</summary>");
                break;
            case 1:
                writer.Line("/// <summary>" + lines[0] + "</summary>");
                break;
            default:
                writer.Line("/// <summary>");
                foreach (var line in lines)
                    writer.Line("/// " + line);
                writer.Line("/// </summary>");
                break;
        }
    }

    /// <summary>Text as XML content; what XML cannot hold is left out.</summary>
    public static string Escape(string text) => string.Concat(text.Select(static c => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        _ when c < ' ' && !LineEnds.Contains(c) && c != '\t' => "",
        _ => c.ToString(),
    }));
}
