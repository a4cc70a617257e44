using System.Text;
using System.Text.RegularExpressions;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>A file of a recipe: its path on the page and what the page shows of it.</summary>
/// <param name="Path">A contract's path, or the day of a run and a file's name.</param>
/// <param name="Text">The content.</param>
internal sealed record RecipeFile(string Path, string Text)
{
    /// <summary>The folder: the day of the run that gets the file.</summary>
    public string Day => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The file's name.</summary>
    public string Name => Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The content as it is delivered.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);
}

/// <summary>A section of docs/recipes.md.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Files">Contracts and deliveries, in the page's order.</param>
/// <param name="Query">The query at its end.</param>
/// <param name="Rows">What the query returns, as CSV.</param>
internal sealed partial record Recipe(string Title, IReadOnlyList<RecipeFile> Files, string Query, string Rows)
{
    private const string Folder = "contracts/";

    /// <summary>All recipes of the page.</summary>
    public static IReadOnlyList<Recipe> All() =>
        [.. Repository.Read("docs/recipes.md").Split("\n## ").Skip(1).Select(static section => Of(section[..section.IndexOf('\n', StringComparison.Ordinal)], section))];

    /// <summary>The contracts, by their paths below the contracts folder.</summary>
    public IEnumerable<(string Path, string Text)> Contracts() =>
        Files.Where(static f => f.Path.StartsWith(Folder, StringComparison.Ordinal)).Select(static f => (f.Path[Folder.Length..], f.Text));

    /// <summary>The deliveries, by the day of the run that gets them.</summary>
    public IEnumerable<IGrouping<string, RecipeFile>> Days() =>
        Files.Where(static f => !f.Path.StartsWith(Folder, StringComparison.Ordinal)).GroupBy(static f => f.Day);

    private static Recipe Of(string title, string section)
    {
        var files = File().Matches(section).Select(static m => new RecipeFile(m.Groups["path"].Value, m.Groups["text"].Value)).ToList();
        var result = Result().Match(section);
        Assert.True(result.Success, $"The recipe '{title}' shows no query with its result.");
        return new Recipe(title, files, result.Groups["query"].Value, result.Groups["rows"].Value);
    }

    [GeneratedRegex(@"^`(?<path>[^`\n]+)`\n\n```[a-z]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex File();

    [GeneratedRegex(@"^```sql\n(?<query>[^`]*)^```\n\n```csv\n(?<rows>[^`]*)^```$", RegexOptions.Multiline)]
    private static partial Regex Result();
}
