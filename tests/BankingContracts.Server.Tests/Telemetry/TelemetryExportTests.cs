using System.Net.Http.Json;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Telemetry;

namespace BankingContracts.Server.Tests.Telemetry;

/// <summary>Traces, metrics and logs reach a receiver by OTLP.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ARunOfTheServiceIsASpanWithItsStagesAndTheirStatementsBelowIt()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var id = await RunInServiceAsync(collector);

        AssertNested(collector, id);
        Assert.Contains("bankingcontracts.queue.waiting", collector.Metrics);
        Assert.Contains("http.server.request.duration", collector.Metrics);
        Assert.Contains(collector.Spans, s => s.Name == "POST /api/v1/runs");
        Assert.DoesNotContain(collector.Spans, s => s.Name.Contains("/health/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunOfTheCommandLineIsSentBeforeTheProgramEnds()
    {
        TestService.Deliver(_folder);
        await using var collector = await OtlpCollector.StartAsync();
        var options = TestService.Options(_folder);
        RunResult result;
        await using (var session = TelemetrySession.Begin("a pipeline", Variables(collector)))
            result = await new PipelineRunner(options.Pipeline, options.Engine, log: session.Log).RunAsync(options.Run, TestContext.Current.CancellationToken);

        AssertNested(collector, result.RunId);
        Assert.All(collector.Spans, s => Assert.Equal("a pipeline", s.Service));
    }

    [Fact]
    public async Task TheNameOfTheServiceIsTheOneThatTheVariablesGive()
    {
        TestService.Deliver(_folder);
        await using var collector = await OtlpCollector.StartAsync();
        var options = TestService.Options(_folder);
        await using (var session = TelemetrySession.Begin("a pipeline", new Dictionary<string, string>(Variables(collector)) { ["OTEL_SERVICE_NAME"] = "of the bank" }))
            await new PipelineRunner(options.Pipeline, options.Engine, log: session.Log).RunAsync(options.Run, TestContext.Current.CancellationToken);

        Assert.NotEmpty(collector.Spans);
        Assert.All(collector.Spans, s => Assert.Equal("of the bank", s.Service));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", true)]
    [InlineData("OTEL_SERVICE_NAME", false)]
    public void OnlyAReceiverMakesAnExport(string variable, bool isWanted)
    {
        Assert.Equal(isWanted, TelemetryExport.IsWanted(new Dictionary<string, string> { [variable] = "http://127.0.0.1:4318" }));
        Assert.False(TelemetryExport.IsWanted(new Dictionary<string, string> { [variable] = "http://127.0.0.1:4318", ["OTEL_SDK_DISABLED"] = "true" }));
    }

    [Fact]
    public async Task AReceiverThatIsNotThereFailsNoRun()
    {
        TestService.Deliver(_folder);
        var options = TestService.Options(_folder);
        await using var session = TelemetrySession.Begin("a pipeline", new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" });
        var result = await new PipelineRunner(options.Pipeline, options.Engine, log: session.Log).RunAsync(options.Run, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, result.ExitCode);
    }

    private static Dictionary<string, string> Variables(OtlpCollector collector) => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address };

    private static void AssertNested(OtlpCollector collector, string id)
    {
        var run = Assert.Single(collector.Spans, s => s.Tags.GetValueOrDefault("bankingcontracts.run.id") == id);
        Assert.Equal("run", run.Name);
        Assert.Equal("done", run.Tags["bankingcontracts.run.outcome"]);
        // Other tests run beside this one.
        var stage = Assert.Single(collector.Spans, s => s.Name == "build account_summary" && s.Parent == run.Id);
        var statements = collector.Spans.Where(s => s.Parent == stage.Id).ToList();
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Equal("duckdb", s.Tags["db.system.name"]));
        Assert.All((string[])["bankingcontracts.runs", "bankingcontracts.run.duration", "bankingcontracts.stage.duration", "bankingcontracts.rows.read", "bankingcontracts.rows.accepted", "bankingcontracts.rows.quarantined", "bankingcontracts.rows.written", "bankingcontracts.bytes.read", "bankingcontracts.bytes.written", "db.client.operation.duration"], m => Assert.Contains(m, collector.Metrics));
        Assert.Contains(collector.Logs, l => l.StartsWith($"Run {id} of", StringComparison.Ordinal) && l.Contains("ended: done", StringComparison.Ordinal));
    }

    /// <summary>Starts the verb's own application, has it do a run, and stops it.</summary>
    private async Task<string> RunInServiceAsync(OtlpCollector collector)
    {
        TestService.Deliver(_folder);
        var options = TestService.Options(_folder);
        options.Telemetry = Variables(collector);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var address = new TaskCompletionSource<string>();
        var serving = PipelineServer.RunAsync(options, new(), ["http://127.0.0.1:0"], a => address.SetResult(a.Single()), stop.Token);
        using var client = new HttpClient { BaseAddress = new Uri(await address.Task) };
        await client.GetStringAsync("/health/live", stop.Token);
        using var answer = await client.PostAsJsonAsync("/api/v1/runs", new { }, stop.Token);
        var id = (await TestService.JsonAsync(answer)).GetProperty("id").GetString()!;
        while ((await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/runs/{id}", stop.Token)).GetProperty("run").GetProperty("state").GetString() is "queued" or "running")
            await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        await serving;
        return id;
    }
}
