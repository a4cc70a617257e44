using System.Net.Http.Json;
using BankingContracts.Pipeline.Tests.EndToEnd;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Tests.Api;

/// <summary>All JSON that the API answers is as docs/schemas says.</summary>
public sealed class ApiSchemaTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunsSchedulesAndReportsAreAsTheirSchemasSay()
    {
        TestService.Deliver(_folder);
        await using var service = await StartAsync(Pipeline.ContractPipeline.Definition);
        var started = await PostAsync(service, "/api/v1/schedules/nightly/run", new { });
        var id = Id(started);
        await service.EndOfAsync(id);

        AssertAs("service-run-started", started);
        AssertAs("service-run", await service.PageAsync($"/api/v1/runs/{id}"));
        AssertAs("service-runs", await service.PageAsync("/api/v1/runs"));
        AssertAs("service-schedules", await service.PageAsync("/api/v1/schedules"));
        AssertAs("freshness", await service.PageAsync("/api/v1/freshness"));
        AssertAs("quality-report", await service.PageAsync($"/api/v1/runs/{id}/report"));
        AssertAs("service-alerts", await service.PageAsync("/api/v1/alerts"));
        AssertAs("service-destinations", await service.PageAsync("/api/v1/alerts/destinations"));
        AssertAs("plan", await PostAsync(service, "/api/v1/plan", new { }));
    }

    [Fact]
    public async Task BackfillsAreAsTheirSchemasSay()
    {
        Directory.CreateDirectory(_folder.Of("inputs"));
        File.WriteAllText(_folder.Of("inputs", "Customer_20260105.csv"), "CustomerID,Name,HasLoan\n1,Ada,Yes\n");
        File.WriteAllText(_folder.Of("inputs", "accounts_20260105.csv"), "AccountID,CustomerID,Balance,AccountType\nACC1,1,7,Savings\n");
        var sample = Pipeline.ContractPipeline.Definition;
        await using var service = await StartAsync(sample with { Schedules = [], Models = [.. sample.Models.Select(Dated)] });
        var started = await PostAsync(service, "/api/v1/backfills", new { from = "2026-01-05", to = "2026-01-05" });

        AssertAs("service-backfill-started", started);
        AssertAs("service-backfill", await service.PageAsync($"/api/v1/backfills/{Id(started)}"));
        AssertAs("service-backfills", await service.PageAsync("/api/v1/backfills"));
    }

    private static ModelDefinition Dated(ModelDefinition model) =>
        model.Body is SourceBody source ? model with { Body = source with { File = Path.GetFileNameWithoutExtension(source.File) + "_{yyyyMMdd}.csv" } } : model;

    private static string Id(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!;

    private static async Task<string> PostAsync(TestService service, string path, object body)
    {
        using var answer = await service.Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertAs(string schema, string json) => Assert.Empty(new JsonSchema(schema).Mistakes(json));

    private Task<TestService> StartAsync(PipelineDefinition pipeline)
    {
        var options = TestService.Options(_folder);
        options.Pipeline = pipeline;
        return TestService.StartAsync(options);
    }
}
