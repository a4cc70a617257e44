using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Rendering;

/// <summary>What a build server shows beside its log.</summary>
public sealed class AnnotationsTests
{
    /// <summary>The database of the test cannot audit anything, so the check fails.</summary>
    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "::error title=")]
    [InlineData("TF_BUILD", "True", "##vso[task.logissue type=error]")]
    public async Task AFailureIsAnnotatedOnABuildServer(string variable, string value, string begin)
    {
        using var shell = new Shell().With(variable, value);

        var outcome = await shell.RunAsync(new FakeDatabase(), "check");

        var line = Assert.Single(outcome.Out.Split('\n'), l => l.StartsWith(begin, StringComparison.Ordinal));
        Assert.Contains("This is a bug in BankingContracts", line, StringComparison.Ordinal);
        Assert.Contains("%0A", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataStaysData()
    {
        using var shell = new Shell().With("GITHUB_ACTIONS", "true");

        var outcome = await shell.RunAsync(new FakeDatabase(), "check", "--format", "json");

        Assert.DoesNotContain("::error", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("::error title=", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ElsewhereThereAreNone()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "check");

        Assert.DoesNotContain("::error", outcome.Out + outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }
}
