namespace BankingContracts.Generators.Tests.Folders;

/// <summary>Folders that read each other, directly or through others.</summary>
internal static class FolderCircles
{
    private const string Comma = ", ";

    /// <summary>The circles: each is all folders that can be reached from each other, in ordinal order, with a comma between them.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<FolderUse> uses)
    {
        var next = uses.ToLookup(static u => u.From, static u => u.To);
        var reached = next.ToDictionary(static folder => folder.Key, folder => Reached(folder.Key, next));
        return
        [
            .. reached.Keys.Order(StringComparer.Ordinal)
                .Select(folder => reached[folder].Where(other => reached.GetValueOrDefault(other)?.Contains(folder) == true).Order(StringComparer.Ordinal))
                .Select(static circle => string.Join(Comma, circle))
                .Where(static circle => circle.Length > 0)
                .Distinct(),
        ];
    }

    /// <summary>A circle and the files that make it, for the message of a test.</summary>
    public static string Describe(string circle, IReadOnlyCollection<FolderUse> uses)
    {
        var folders = circle.Split(Comma);
        return string.Join('\n',
        [
            $"These folders read each other: {circle}",
            .. from use in uses.Distinct()
               where folders.Contains(use.From) && folders.Contains(use.To)
               group use.File by (use.From, use.To) into files
               orderby files.Count()
               select $"  {files.Key.From} reads {files.Key.To} in {string.Join(Comma, files)}",
        ]);
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(next[start]);
        while (open.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var other in next[folder])
                    open.Push(other);
            }
        }

        return reached;
    }
}
