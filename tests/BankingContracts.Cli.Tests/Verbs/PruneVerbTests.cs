using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class PruneVerbTests : IAsyncDisposable
{
    private readonly FakeDatabase _database = new()
    {
        Retired =
        [
            new("old_source", [new("source.old_source", 1200), new("pipeline.past_old_source", 3)]),
            new("old_view", [new("marts.old_view", null)]),
            new("unstored", []),
        ],
    };

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task TheTablesAreListedBeforeTheyAreRemoved()
    {
        var outcome = await RunAsync("prune", "--yes");

        Assert.Equal(
            """

             retired model  table                      rows
            ─────────────────────────────────────────────────
             old_source     source.old_source         1,200
                            pipeline.past_old_source      3
             old_view       marts.old_view             view
             unstored       none

            Removed 3 retired models.

            """,
            outcome.Out);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["old_source", "old_view", "unstored"], _database.Pruned);
    }

    [Fact]
    public async Task WithoutATerminalNothingIsRemovedUnlessAgreed()
    {
        var outcome = await RunAsync("prune");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("error: Nothing was removed: without a terminal the program cannot ask, so add --yes.\n", outcome.Error);
        Assert.Contains("source.old_source", outcome.Out, StringComparison.Ordinal);
        Assert.Empty(_database.Pruned);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("YES\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("yesterday\n", false)]
    public async Task OnATerminalOnlyAYesRemoves(string answer, bool removes)
    {
        using var shell = new Shell { IsTerminal = true, Input = answer };

        var outcome = await shell.RunAsync(_database, "prune");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Remove 3 retired models? The history of a removed snapshot is lost. [y/N] ", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(!removes, outcome.Out.EndsWith("Nothing was removed.\n", StringComparison.Ordinal));
        Assert.Equal(removes, _database.Pruned.Count > 0);
    }

    [Fact]
    public async Task ATerminalWithoutAnybodyIsNoConsent()
    {
        using var shell = new Shell { IsTerminal = true };

        Assert.Equal(2, (await shell.RunAsync(_database, "prune")).ExitCode);
        Assert.Empty(_database.Pruned);
    }

    [Fact]
    public async Task AProgramReadsTheListAndNothingElse()
    {
        var outcome = await RunAsync("prune", "--yes", "--format", "csv");

        Assert.Equal(
            """
            model,table,kind,rows
            old_source,source.old_source,table,1200
            old_source,pipeline.past_old_source,table,3
            old_view,marts.old_view,view,
            unstored,,,

            """,
            outcome.Out);
        Assert.Equal("Removed 3 retired models.\n", outcome.Error);
    }

    [Fact]
    public async Task NothingToRemoveIsOneLine()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "prune");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Nothing to remove: every model has a contract.\n", outcome.Out);
    }

    [Fact]
    public async Task ALockedDatabaseIsWaitedForOnlyWhenAsked()
    {
        using var shell = new Shell();
        var locked = new PipelineException(ExitCode.Locked, "Process 7 has it.");

        Assert.Equal(3, (await shell.RunAsync(new FakeDatabase { OpenError = locked }, "prune")).ExitCode);
        Assert.Equal(0, (await shell.RunAsync(new FakeDatabase { OpenError = locked, OpenErrors = 1 }, "prune", "--wait", "1m")).ExitCode);
    }

    [Fact]
    public async Task AMissingDatabaseIsBadInput()
    {
        using var shell = new Shell();

        Assert.Equal(2, (await shell.RunAsync(new FakeDatabase { DatabaseExists = false }, "prune", "--yes")).ExitCode);
    }

    private async Task<Shell.Outcome> RunAsync(params string[] args)
    {
        using var shell = new Shell();
        return await shell.RunAsync(_database, args);
    }
}
