using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BankingContracts.Pipeline.Tests.Docs;

/// <summary>A block of code of a page.</summary>
/// <param name="Line">The number of the line that opens it.</param>
/// <param name="Language">The word after the fence.</param>
/// <param name="Path">The path that the line before it names; null for none.</param>
/// <param name="Lines">Its content.</param>
public sealed record PageBlock(int Line, string Language, string? Path, IReadOnlyList<string> Lines);

/// <summary>A section of a page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its blocks of code, in their order.</param>
public sealed record PageSection(string Title, IReadOnlyList<PageBlock> Blocks)
{
    /// <summary>Whether it shows what the program does.</summary>
    public bool IsPlayed => Blocks.Any(static b => b.Language is "diff" or "console");
}

/// <summary>A page of the documentation whose blocks can be played.</summary>
/// <param name="Name">Its path below the repository.</param>
/// <param name="Sections">Its sections; the text before the first heading of the second level is none.</param>
public sealed partial record Page(string Name, IReadOnlyList<PageSection> Sections)
{
    /// <summary>A page as it is written.</summary>
    public static Page Read(string name) => Of(name, File.ReadAllLines(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ThisFile())!, "../../..", name)));

    /// <summary>A page of these lines.</summary>
    public static Page Of(string name, IReadOnlyList<string> lines)
    {
        var sections = new List<PageSection>();
        var blocks = new List<PageBlock>();
        string? path = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].StartsWith("## ", StringComparison.Ordinal))
                sections.Add(new(lines[at][3..], blocks = []));
            if (Fence().Match(lines[at]) is { Success: true } fence)
            {
                var end = Enumerable.Range(at + 1, lines.Count - at - 1).First(i => lines[i] == "```");
                blocks.Add(new(at + 1, fence.Groups["language"].Value, path, [.. lines.Skip(at + 1).Take(end - at - 1)]));
                at = end;
            }
            if (lines[at].Length > 0)
                path = PathLine().Match(lines[at]) is { Success: true } named ? named.Groups["path"].Value : null;
        }
        return new(name, sections);
    }

    /// <summary>The sections that are played, each after <see cref="Beginning"/>.</summary>
    public IEnumerable<PageSection> Played => Sections.Where(static s => s.IsPlayed);

    /// <summary>What comes before every section of every page: the contracts, and the first runs.</summary>
    public static PageSection Beginning { get; } = Read("docs/change-a-contract.md").Sections.Single(static s => s.Title == "The pipeline of this page");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^```(?<language>[a-z]+)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^`(?<path>[^` ]+)`$")]
    private static partial Regex PathLine();
}
