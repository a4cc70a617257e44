using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class RunVerbTests
{
    /// <summary>The lock of a file ends with its process, so there is nothing to break.</summary>
    [Fact]
    public async Task ALockThatEndsByItselfIsNotBroken()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "run", "--break-lock");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("there is nothing to break", outcome.Error, StringComparison.Ordinal);
    }
}
