using System.Text.RegularExpressions;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Server.Documents;

namespace BankingContracts.Cli.Tests.Rendering;

/// <summary>The page of a run that is a file.</summary>
public sealed partial class RunDocumentTests
{
    /// <summary>It can be kept and sent: nothing of it is elsewhere, and nothing in it is executed.</summary>
    [Fact]
    public async Task ItNeedsNothingElse()
    {
        var page = await TextAsync(SampleRun.Committed);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.All(Addresses().Matches(page), a => Assert.StartsWith("#", a.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryLinkLeadsToAPlaceInIt()
    {
        var page = await TextAsync(SampleRun.Committed);

        var places = Ids().Matches(page).Select(i => "#" + i.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(places, Addresses().Matches(page).Select(a => a.Groups[1].Value).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ItShowsWhatTheRunDid()
    {
        var page = await TextAsync(SampleRun.Committed with { Files = [new("src_customer", "customers.csv", new string('a', 64), SampleRun.RunAt, 1_234_567)] });

        Assert.Contains("Run of 31 January 2026, 18:00:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("Succeeded, with 1 warning", page, StringComparison.Ordinal);
        Assert.Contains("Every rate belongs to a customer.", page, StringComparison.Ordinal);
        Assert.Contains("customers.csv", page, StringComparison.Ordinal);
        Assert.Contains("1,234,567", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Lineage\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunThatFailedSaysThatNothingWasPublished()
    {
        var page = await TextAsync(SampleRun.RolledBack);

        Assert.Contains("Nothing was published.", page, StringComparison.Ordinal);
        Assert.Contains("1001, 1002", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextsOfOthersAreText()
    {
        var audit = SampleRun.RolledBack.Audits[0] with { Keys = ["<script>alert(1)</script>"] };

        var page = await TextAsync(SampleRun.RolledBack with { Audits = [audit], Message = "<img src=x>" });

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    /// <summary>A run that could not begin has neither stages nor audits.</summary>
    [Fact]
    public async Task ARunWithoutStagesHasAPage()
    {
        var result = SampleRun.Committed with
        {
            ExitCode = ExitCode.BadInput,
            Message = "accounts.csv is missing.",
            IsCommitted = false,
            Stages = [],
            Audits = [],
            Stagings = new Dictionary<string, StagingTotals>(),
            Exports = [],
        };

        Assert.Contains("accounts.csv is missing.", await TextAsync(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--html", "HTML")]
    [InlineData("--junit", "JUnit")]
    public async Task AFileThatCannotBeWrittenIsToldAfterTheResult(string option, string kind)
    {
        using var shell = new Shell();
        var path = Path.Combine(shell.Directory, "taken");
        Directory.CreateDirectory(path);

        var outcome = await shell.RunAsync(new FakeDatabase(), "check", option, path);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"The {kind} report {path} could not be written", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--html")]
    [InlineData("--junit")]
    public async Task TheTopFolderIsNoFile(string option)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "check", option, "/");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"/ could not be written (It is a folder); name another file with {option}.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACheckWritesItWhereTheOptionSays()
    {
        using var shell = new Shell();

        await shell.RunAsync(new FakeDatabase(), "check", "--html", "new/folder/check.html");

        Assert.Contains("<h1>Check of", await File.ReadAllTextAsync(Path.Combine(shell.Directory, "new", "folder", "check.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<string> TextAsync(RunResult result) => RunDocument.TextAsync(SamplePipeline.Definition, isCheck: false, result, SampleRun.RunAt);

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
