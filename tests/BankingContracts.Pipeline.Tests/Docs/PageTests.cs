namespace BankingContracts.Pipeline.Tests.Docs;

/// <summary>Pages that show edits, commands and what they print: every section is played after the beginning of its page, and prints what the page shows.</summary>
public sealed class PageTests
{
    private const string Start = "docs/change-a-contract.md";

    private static readonly string[] Names = [Start, "docs/show-what-was-reported.md", "docs/rebuild-and-prove.md", "docs/prove-what-was-reported.md"];

    public static TheoryData<string, string> Sections =>
        [.. Names.SelectMany(static n => Page.Read(n).Played.Select(s => new TheoryDataRow<string, string>(n, s.Title)))];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task ASectionShowsWhatHappens(string name, string title)
    {
        using var play = new PagePlay();
        await PlayAsync(play, Start, Page.Beginning);
        if (title != Page.Beginning.Title)
            await PlayAsync(play, name, Page.Read(name).Sections.Single(s => s.Title == title));
    }

    [Theory]
    [InlineData(true, "a b c")]
    [InlineData(true, "a ... c")]
    [InlineData(true, "... c")]
    [InlineData(true, "a ...")]
    [InlineData(true, "a b c ...")]
    [InlineData(false, "a b")]
    [InlineData(false, "a c")]
    [InlineData(false, "a ... b")]
    [InlineData(false, "a b c d")]
    public void ThreePointsStandForAnyLines(bool fits, string shown) => Assert.Equal(fits, PagePlay.Fits(shown.Split(' '), ["a", "b", "c"]));

    [Theory]
    [InlineData("$ pipeline run", "exit code 2")]
    [InlineData("$ pipeline run", "$ pipeline plan")]
    public void ThreePointsHideNoCommandAndNoExitCode(params string[] found) => Assert.False(PagePlay.Fits(["$ pipeline run", "..."], found));

    [Fact]
    public void AnEditWhoseLinesAreNotThereIsFound()
    {
        var files = new Dictionary<string, string> { ["contracts/a.yml"] = "x: 1\ny: 1\nx: 1\n" };
        Assert.Contains("has not these lines", PageEdit.Apply(["@@ contracts/a.yml @@", "-x: 2", "+x: 3"], files), StringComparison.Ordinal);
        Assert.Contains("twice", PageEdit.Apply(["@@ contracts/a.yml @@", "-x: 1", "+x: 3"], files), StringComparison.Ordinal);
        Assert.Null(PageEdit.Apply(["@@ contracts/a.yml @@", " y: 1", "-x: 1", "+x: 3"], files));
        Assert.Equal("x: 1\ny: 1\nx: 3\n", files["contracts/a.yml"]);
    }

    private static async Task PlayAsync(PagePlay play, string name, PageSection section)
    {
        foreach (var block in section.Blocks)
        {
            if (await play.PlayAsync(block) is { } wrong)
                Assert.Fail($"{name}({block.Line}): {wrong}");
        }
    }
}
