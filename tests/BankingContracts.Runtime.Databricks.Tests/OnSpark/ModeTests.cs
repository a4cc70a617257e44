using BankingContracts.Databricks.TestServer;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.Statements;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>Contracts mean UTC. A warehouse with another time zone would compute other values, and its sessions cannot be set.</summary>
public sealed class ModeTests
{
    [Fact]
    public async Task AWarehouseWithAnotherTimeZoneIsRefused()
    {
        await using var server = await InNewYorkAsync();
        using var warehouse = new WarehouseServer(SettingsOf(server), Pauses.Real);
        var error = await Assert.ThrowsAsync<DatabricksException>(() => warehouse.OpenAsync(CancellationToken.None));
        Assert.Equal(
            "The time zone of the SQL warehouse 0123456789abcdef is America/New_York. Set TIMEZONE to UTC in the SQL configuration parameters of the workspace.", error.Explanation);
    }

    [Fact]
    public async Task TheTimeOfTheLockIsUtcInEveryTimeZone()
    {
        await using var server = await InNewYorkAsync();
        using var client = new WorkspaceClient(SettingsOf(server), Pauses.Real);
        await using var session = new SqlSession(new WarehouseSession(new StatementApi(client, SettingsOf(server), Pauses.Real), Pauses.Real));
        // Within a statement the time stands still.
        Assert.True(await session.ScalarAsync<bool>($"select {SparkDialect.UtcNow} = convert_timezone('America/New_York', 'UTC', cast(current_timestamp() as timestamp_ntz))"));
    }

    private static Task<DatabricksTestServer> InNewYorkAsync()
    {
        SparkTestServer.SkipUnlessConfigured();
        return DatabricksTestServer.StartAsync(new SparkWarehouse(Path.GetTempPath(), "America/New_York"));
    }

    private static WorkspaceSettings SettingsOf(DatabricksTestServer server) =>
        DatabricksVariables.Read(new Dictionary<string, string>(SparkWorkspace.Variables("bank")) { [DatabricksVariables.Host] = server.Address });
}
