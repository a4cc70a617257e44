namespace BankingContracts.Runtime.DuckDb.Sandbox;

/// <summary>
/// The EXPLAIN before a statement. The engine makes no syntax tree of it. So it is removed, the rest is checked, and our own text is written before
/// the rest: nothing of the removed text is run.
/// </summary>
internal static class ExplainPrefix
{
    private static readonly string[] Formats = ["text", "json", "html", "graphviz", "yaml", "mermaid"];

    /// <summary>The EXPLAIN of <paramref name="sql"/> in our own words, empty when there is none, and the statement after it.</summary>
    public static (string Prefix, string Statement) Split(string sql)
    {
        var scan = new Scan(sql);
        if (!scan.Take("explain"))
            return ("", sql);
        var start = scan.Position;
        if (scan.Take("analyze"))
            return ("explain analyze ", sql[scan.Position..]);
        return Options(scan) is { } options
            ? ($"explain ({options}) ", sql[scan.Position..])
            : ("explain ", sql[start..]);
    }

    /// <summary>The text in brackets; null when it is not a list of options but the statement itself.</summary>
    private static string? Options(Scan scan)
    {
        if (!scan.Take("("))
            return null;
        var options = new List<string>();
        do
        {
            if (scan.Take("analyze"))
                options.Add("analyze");
            else if (scan.Take("format") && Formats.FirstOrDefault(scan.Take) is { } format)
                options.Add("format " + format);
            else
                return null;
        }
        while (scan.Take(","));
        return scan.Take(")") ? string.Join(", ", options) : null;
    }

    /// <summary>Reads words and signs from the beginning of a text, and skips spaces and comments.</summary>
    private sealed class Scan(string text)
    {
        public int Position { get; private set; }

        /// <summary>Skips <paramref name="word"/> if it is next.</summary>
        public bool Take(string word)
        {
            var start = AfterBlanks();
            var end = start + word.Length;
            if (end > text.Length || !text.AsSpan(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
            if (char.IsLetter(word[0]) && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                return false;
            Position = end;
            return true;
        }

        private int AfterBlanks()
        {
            var at = Position;
            while (at < text.Length)
            {
                var rest = text.AsSpan(at);
                if (char.IsWhiteSpace(rest[0]))
                    at++;
                else if (rest.StartsWith("--"))
                    at += After(rest.IndexOf('\n'), 1, rest.Length);
                else if (rest.StartsWith("/*"))
                    at += After(rest.IndexOf("*/"), 2, rest.Length);
                else
                    break;
            }

            return at;
        }

        private static int After(int found, int length, int otherwise) => found < 0 ? otherwise : found + length;
    }
}
