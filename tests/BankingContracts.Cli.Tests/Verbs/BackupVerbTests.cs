using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

/// <summary>Copies of databases that are files are tested with the engine.</summary>
public sealed class BackupVerbTests
{
    [Fact]
    public async Task ADatabaseThatIsNoFileSaysWhatToUseInstead()
    {
        using var shell = new Shell();
        await using var database = new FakeDatabase();

        var outcome = await shell.RunAsync(database, "backup", "--to", "copy.duckdb");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("is no single file that can be copied; copy its tables with the platform's own backup.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItNeedsATarget()
    {
        using var shell = new Shell();
        await using var database = new FakeDatabase();

        Assert.Equal(2, (await shell.RunAsync(database, "backup")).ExitCode);
    }
}
