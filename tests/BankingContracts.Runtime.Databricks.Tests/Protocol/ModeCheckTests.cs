using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>Before the first session the modes of a warehouse are looked at, because no session can set them.</summary>
public sealed class ModeCheckTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Etc/UTC")]
    public async Task AWarehouseInUtcAndAnsiModeIsOpenedAfterOneLook(string zone)
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.OfTexts(zone, "bigint"));
        using var server = workspace.Connect();
        await server.OpenAsync(CancellationToken.None);
        await server.OpenAsync(CancellationToken.None);
        Assert.Equal(1, workspace.Server.Requests.Count(r => r == Route.Submit));
    }

    [Theory]
    [InlineData("Europe/Berlin", "bigint", "Set TIMEZONE to UTC in the SQL configuration parameters of the workspace.")]
    [InlineData("UTC", "string", "Set ANSI_MODE to true in the SQL configuration parameters of the workspace.")]
    public async Task AnotherOneIsRefusedWithTheRemedy(string zone, string commonType, string remedy)
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.OfTexts(zone, commonType));
        using var server = workspace.Connect();
        var error = await Assert.ThrowsAsync<DatabricksException>(() => server.OpenAsync(CancellationToken.None));
        Assert.EndsWith(remedy, error.Explanation, StringComparison.Ordinal);
    }
}
