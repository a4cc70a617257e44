namespace BankingContracts.Pipeline.Tests.Docs;

/// <summary>Makes the edits that a page shows as a diff: each part begins with a line <c>@@ PATH @@</c>, and its lines must be in the file exactly once.</summary>
public static class PageEdit
{
    private const string Mark = "@@ ";

    /// <summary>Edits the files; returns what is wrong with the block, or null.</summary>
    public static string? Apply(IReadOnlyList<string> diff, Dictionary<string, string> files)
    {
        var starts = Enumerable.Range(0, diff.Count).Where(i => diff[i].StartsWith(Mark, StringComparison.Ordinal)).ToList();
        if (starts.Count == 0 || starts[0] != 0)
            return "An edit begins with a line '@@ PATH @@'.";
        foreach (var (number, start) in starts.Index())
        {
            var path = diff[start].Trim('@', ' ');
            var end = number + 1 < starts.Count ? starts[number + 1] : diff.Count;
            if (Part(path, [.. diff.Skip(start + 1).Take(end - start - 1)], files) is { } wrong)
                return wrong;
        }
        return null;
    }

    private static string? Part(string path, List<string> lines, Dictionary<string, string> files)
    {
        var before = Text(lines, '-');
        var after = Text(lines, '+');
        var text = files.GetValueOrDefault(path, "");
        if (before.Length == 0 && text.Length > 0)
            return $"The edit of {path} shows no line that is there.";
        var at = ("\n" + text).IndexOf("\n" + before, StringComparison.Ordinal);
        if (at < 0)
            return $"{path} has not these lines:\n{before}It is\n{text}";
        if (before.Length > 0 && ("\n" + text).IndexOf("\n" + before, at + 1, StringComparison.Ordinal) >= 0)
            return $"{path} has these lines twice:\n{before}";
        var edited = text[..at] + after + text[(at + before.Length)..];
        if (edited.Length == 0)
            files.Remove(path);
        else
            files[path] = edited;
        return null;
    }

    private static string Text(IEnumerable<string> lines, char sign) =>
        string.Concat(lines.Where(l => l.Length == 0 || l[0] == ' ' || l[0] == sign).Select(static l => (l.Length == 0 ? l : l[1..]) + "\n"));
}
