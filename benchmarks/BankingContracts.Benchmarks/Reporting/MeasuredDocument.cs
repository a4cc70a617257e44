namespace BankingContracts.Benchmarks.Reporting;

/// <summary>A Markdown file in which one section is measured and the rest is written by people.</summary>
internal static class MeasuredDocument
{
    /// <summary>Puts <paramref name="text"/> between the marks of <paramref name="section"/>.</summary>
    /// <exception cref="InvalidOperationException">The file has no such marks.</exception>
    public static void Replace(string path, string section, string text)
    {
        var (begin, end) = ($"<!-- measured: {section} -->\n", $"<!-- end: {section} -->");
        var document = File.ReadAllText(path);
        var from = document.IndexOf(begin, StringComparison.Ordinal);
        var to = document.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{path} has no section {section}.");
        File.WriteAllText(path, string.Concat(document.AsSpan(0, from + begin.Length), "\n" + text + "\n", document.AsSpan(to)));
    }
}
