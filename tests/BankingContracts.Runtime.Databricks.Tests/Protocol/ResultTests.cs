using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>All rows of a result arrive, in order, or none are believed.</summary>
public sealed class ResultTests
{
    [Fact]
    public async Task TheRowsOfAllChunksComeInOrder()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1, 2], [3], [4, 5, 6]));
        Assert.Equal([1, 2, 3, 4, 5, 6], await workspace.NumbersAsync());
        Assert.Equal(2, workspace.Server.Requests.Count(r => r == Route.Chunk));
    }

    [Fact]
    public async Task AChunkIsFetchedWhenTheReaderNeedsIt()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1], [2]));
        await using var session = workspace.Open();
        await using var reader = await session.ReadAsync("select n");
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, workspace.Server.Requests.Count(r => r == Route.Storage));
    }

    [Fact]
    public async Task ALinkThatHasEndedIsAskedForAgain()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1], [2]));
        workspace.Server.Statements.EndedLinks = 1;
        Assert.Equal([1, 2], await workspace.NumbersAsync());
        Assert.Equal(2, workspace.Server.Requests.Count(r => r == Route.Storage));
    }

    [Fact]
    public async Task ALinkThatTheStorageRefusesIsAskedForAgain()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1], [2]));
        workspace.Server.Faults.Add(Route.Storage, new Refusal(403));
        Assert.Equal([1, 2], await workspace.NumbersAsync());
    }

    [Fact]
    public async Task AStorageThatRefusesAllLinksIsToldWithWhatToCheck()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Storage, new Refusal(403), times: 9);
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.NumbersAsync());
        Assert.StartsWith("The storage of the workspace refuses the results. Check", error.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChunkWhoseConnectionBreaksIsFetchedAgain()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1], [2]));
        workspace.Server.Faults.Add(Route.Storage, new Cut(IsDone: false));
        workspace.Server.Faults.Add(Route.Storage, new Cut(IsDone: true));
        workspace.Server.Faults.Add(Route.Storage, new Refusal(503));
        workspace.Server.Faults.Add(Route.Chunk, new Cut(IsDone: true));
        Assert.Equal([1, 2], await workspace.NumbersAsync());
    }

    [Fact]
    public async Task AResultWithoutRowsHasItsColumns()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of());
        await using var session = workspace.Open();
        await using var reader = await session.ReadAsync("select n where false");
        Assert.Equal(("n", typeof(int)), (reader.GetName(0), reader.GetFieldType(0)));
        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AResultThatIsShorterThanItSaysIsAnError()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1], [2]));
        workspace.Server.Statements.MissingRows = 1;
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.NumbersAsync());
        Assert.Equal("A result of 3 rows has 2.", error.Message);
    }

    [Fact]
    public async Task AResultThatTheServerCutIsAnError()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Statements.IsTruncated = true;
        await Assert.ThrowsAsync<DatabricksException>(() => workspace.NumbersAsync());
    }
}
