using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>A request is sent again where this does no harm, and only there.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task AStatementThatTheServerDidNotTakeIsSentAgain(int status)
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Refusal(status), times: 3);
        await workspace.ExecuteAsync();
        Assert.Single(workspace.Server.Statements.Texts);
        Assert.Equal([0.5, 1, 2], workspace.Waits.Take(3));
    }

    [Fact]
    public async Task TheServerSaysHowLongToWait()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Refusal(429, RetryAfter: 7));
        workspace.Server.Faults.Add(Route.Submit, new Refusal(429, RetryAfter: 3600));
        await workspace.ExecuteAsync();
        Assert.Equal([7, 30], workspace.Waits.Take(2));
    }

    [Fact]
    public async Task AServerThatStaysInTroubleIsUnavailable()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Refusal(503), times: 8);
        Assert.False(SparkError.Of(await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync())).IsOfServer);
        Assert.Empty(workspace.Server.Statements.Texts);
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30], workspace.Waits);
    }

    [Fact]
    public async Task AStatementWhoseAnswerIsLostIsNotSentTwice()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Cut(IsDone: true));
        Assert.False(SparkError.Of(await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync())).IsOfServer);
        Assert.Single(workspace.Server.Statements.Texts);
    }

    [Fact]
    public async Task AStatementThatAGatewayMayHavePassedOnIsNotSentTwice()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Refusal(504));
        Assert.False(SparkError.Of(await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync())).IsOfServer);
        Assert.Empty(workspace.Server.Statements.Texts);
    }

    [Fact]
    public async Task AQueryWhoseAnswerIsLostIsSentAgain()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Submit, new Cut(IsDone: true));
        Assert.Equal([1], await workspace.NumbersAsync());
        Assert.Equal(2, workspace.Server.Statements.Texts.Count);
    }

    [Fact]
    public async Task AQuestionForAStateIsAskedAgainAfterEveryFaultOfTheWay()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.Status, new Cut(IsDone: false));
        workspace.Server.Faults.Add(Route.Status, new Cut(IsDone: true));
        foreach (var status in (int[])[429, 500, 502, 503, 504])
            workspace.Server.Faults.Add(Route.Status, new Refusal(status));
        await workspace.ExecuteAsync();
        Assert.Single(workspace.Server.Statements.Texts);
    }

    [Fact]
    public async Task AServerThatDoesNotListenIsUnavailable()
    {
        var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        await workspace.Server.DisposeAsync();
        Assert.False(SparkError.Of(await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync())).IsOfServer);
        // Nothing was sent, so it was tried again.
        Assert.Equal(7, workspace.Waits.Count);
    }
}
