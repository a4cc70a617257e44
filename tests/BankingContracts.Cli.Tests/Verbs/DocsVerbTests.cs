using System.Text.RegularExpressions;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Verbs;

/// <summary>The catalogue as files.</summary>
public sealed partial class DocsVerbTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = LineagePipeline.Definition };

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task EveryModelHasAPageAndEveryLinkLeadsToAFile()
    {
        await WriteAsync();
        foreach (var model in LineagePipeline.Definition.Models)
            Assert.Contains($"<h1>{model.Name}</h1>", Read($"models/{model.Name}.html"), StringComparison.Ordinal);
        foreach (var page in Directory.EnumerateFiles(Site, "*.html", SearchOption.AllDirectories))
        {
            foreach (var link in Links().Matches(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Select(m => m.Groups[1].Value))
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{Path.GetFileName(page)} links to {link}.");
        }
    }

    [Fact]
    public async Task APageTellsWhereColumnsComeFrom()
    {
        await WriteAsync();
        Assert.Contains("""href="../models/src_a.html#kind">src_a.kind</a>, computed""", Read("models/int_a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageTellsConsumersOfVersionsAndOfTheEnd()
    {
        using var shell = new Shell
        {
            Pipeline = LineagePipeline.Definition with
            {
                Models =
                [
                    .. LineagePipeline.Definition.Models.SkipLast(1),
                    LineagePipeline.Definition.Models[^1] with { Lifecycle = new(2) { VersionOf = "total", DeprecatedAfter = new(2027, 6, 30), Changes = [new(2, "Counts are exact.")] } },
                ],
            },
        };
        Assert.Equal(0, (await shell.RunAsync(new FakeDatabase(), "docs", "--to", "site")).ExitCode);
        var page = Space().Replace(await File.ReadAllTextAsync(Path.Combine(shell.Directory, "site", "models", "unread.html"), TestContext.Current.CancellationToken), "");
        Assert.Contains("<dt>Version</dt><dd>2</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Aversionof</dt><dd>total</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Deprecatedafter</dt><dd>2027-06-30</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Inversion2</dt><dd>Countsareexact.</dd>", page, StringComparison.Ordinal);
        await WriteAsync();
        Assert.DoesNotContain("<dt>Version</dt>", Read("models/total.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextsOfContractsAreTextsAndNotMarkup()
    {
        using var shell = new Shell
        {
            Pipeline = LineagePipeline.Definition with { Models = [.. LineagePipeline.Definition.Models.Select(m => m with { Description = "<script>alert(1)</script>" })] },
        };
        Assert.Equal(0, (await shell.RunAsync(new FakeDatabase(), "docs", "--to", "site")).ExitCode);
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(shell.Directory, "site"), "*.html", SearchOption.AllDirectories),
            static page => Assert.DoesNotContain("<script", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrittenAgainItIsTheSameWithoutTheModelsThatAreGone()
    {
        await WriteAsync();
        var first = Read("index.html");
        await WriteAsync();
        Assert.Equal(first, Read("index.html"));
        var last = LineagePipeline.Definition.Models[^1].Name;
        using var smaller = new Shell { Pipeline = LineagePipeline.Definition with { Models = [.. LineagePipeline.Definition.Models.SkipLast(1)] } };
        Assert.Equal(0, (await smaller.RunAsync(new FakeDatabase(), "docs", "--to", Site)).ExitCode);
        Assert.False(File.Exists(Path.Combine(Site, "models", last + ".html")));
    }

    [Fact]
    public async Task AFolderWithOtherFilesIsRefusedAndLeftAsItIs()
    {
        Directory.CreateDirectory(Site);
        await File.WriteAllTextAsync(Path.Combine(Site, "index.html"), "mine", TestContext.Current.CancellationToken);
        var outcome = await _shell.RunAsync(new FakeDatabase(), "docs", "--to", "site");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("is not empty and holds no catalogue; name a new folder with --to", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("mine", Read("index.html"));
    }

    [Theory]
    [InlineData("../mine.txt")]
    [InlineData("models/../../mine.txt")]
    [InlineData("/mine.txt")]
    public async Task AListThatNamesOtherFilesRemovesNothing(string name)
    {
        Directory.CreateDirectory(Site);
        await File.WriteAllTextAsync(Path.Combine(_shell.Directory, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Site, "catalogue.json"), $$"""{"version":1,"files":["{{name}}"]}""", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await _shell.RunAsync(new FakeDatabase(), "docs", "--to", "site")).ExitCode);
        Assert.True(File.Exists(Path.Combine(_shell.Directory, "mine.txt")));
    }

    private string Site => Path.Combine(_shell.Directory, "site");

    private async Task WriteAsync()
    {
        var outcome = await _shell.RunAsync(new FakeDatabase(), "docs", "--to", "site");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Site, file));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("""href="([^"#]+)(?:#[^"]*)?["]""")]
    private static partial Regex Links();
}
