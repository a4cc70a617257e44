using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>Requests bear a token that is valid, and a refusal says what to correct.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task OneTokenServesUntilItsEndIsNear()
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        await workspace.ExecuteAsync();
        workspace.Clock.Advance(TimeSpan.FromMinutes(57));
        await workspace.ExecuteAsync();
        Assert.Equal(1, workspace.Server.Access.Issued);
        workspace.Clock.Advance(TimeSpan.FromMinutes(2));
        await workspace.ExecuteAsync();
        Assert.Equal(2, workspace.Server.Access.Issued);
    }

    [Fact]
    public async Task ATokenThatEndedEarlyIsReplaced()
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        await workspace.ExecuteAsync();
        workspace.Server.Access.EndTokens();
        Assert.Equal([1], await workspace.NumbersAsync());
        Assert.Equal(2, workspace.Server.Access.Issued);
    }

    [Fact]
    public async Task ATokenIsAskedForAgainAfterFaultsOfTheWay()
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        workspace.Server.Faults.Add(Route.Token, new Refusal(503));
        workspace.Server.Faults.Add(Route.Token, new Cut(IsDone: true));
        Assert.Equal([1], await workspace.NumbersAsync());
    }

    [Fact]
    public async Task AWrongSecretNamesItsVariables()
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync("wrong");
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Contains("refuses the credentials. Correct DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET;", error.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongTokenNamesItsVariable()
    {
        await using var workspace = await Workspace.StartAsync(s => s with { Credentials = new(null, new("wrong")) });
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Contains("refuses the credentials. Correct DATABRICKS_TOKEN;", error.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingRightNamesThePermission()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Access.IsGranted = false;
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Contains("the user of DATABRICKS_TOKEN may not use the SQL warehouse 0123456789abcdef. Give it the permission Can use", error.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWarehouseThatDoesNotExistNamesItsVariables()
    {
        await using var workspace = await Workspace.StartAsync(s => s with { Warehouse = "other" });
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Contains("has no SQL warehouse other. Correct DATABRICKS_HOST, and DATABRICKS_HTTP_PATH or DATABRICKS_WAREHOUSE_ID.", error.Explanation, StringComparison.Ordinal);
    }
}
