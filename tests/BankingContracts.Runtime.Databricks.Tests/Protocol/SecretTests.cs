using System.Collections.Concurrent;
using System.Diagnostics;
using BankingContracts.Databricks.TestServer;
using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Telemetry;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>No text holds a secret: no message, no trace, no record.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData(Route.Token, 401)]
    [InlineData(Route.Token, 500)]
    [InlineData(Route.Submit, 400)]
    [InlineData(Route.Submit, 401)]
    [InlineData(Route.Submit, 403)]
    [InlineData(Route.Submit, 504)]
    [InlineData(Route.Status, 404)]
    [InlineData(Route.Storage, 403)]
    public async Task AnErrorHoldsNone(Route route, int status)
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        workspace.Server.Faults.Add(route, new Refusal(status), times: 9);
        AssertClean((await Assert.ThrowsAsync<DatabricksException>(() => workspace.NumbersAsync())).ToString());
    }

    [Fact]
    public async Task ATraceHoldsNone()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == PipelineTelemetry.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => traces.Enqueue(string.Join(' ', a.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        await workspace.NumbersAsync("select 'x' as traced");
        AssertClean(Assert.Single(traces, static t => t.Contains("traced", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ARecordHoldsNone()
    {
        await using var workspace = await Workspace.StartAsPrincipalAsync();
        AssertClean($"{workspace.Settings} {new DatabricksPlatform(workspace.Settings, Pauses.Real).Description} {new TokenAnswer("issued-1", 1)}");
    }

    private static void AssertClean(string text)
    {
        Assert.DoesNotContain(DatabricksTestServer.ClientSecret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("issued-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/storage/", text, StringComparison.Ordinal);
    }
}
