using System.Text.Json;
using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>All JSON that the program prints or writes is as docs/schemas says, over the sample data with every kind of bad row.</summary>
public sealed class JsonSchemaTests : IAsyncLifetime
{
    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public async ValueTask InitializeAsync() => await _history.AddAsync(new(TestFiles.SampleCustomers, TestFiles.SampleAccounts));

    [Theory]
    [InlineData("plan", "plan")]
    [InlineData("plan", "plan", "--select", "layer:marts", "--full-refresh")]
    [InlineData("lineage", "lineage", "customer_profile")]
    [InlineData("lineage", "lineage", "src_account", "--direction", "downstream")]
    [InlineData("prove", "prove")]
    [InlineData("test", "test")]
    [InlineData("doctor", "doctor")]
    [InlineData("runs", "runs")]
    [InlineData("show", "show", "last")]
    [InlineData("freshness", "freshness")]
    [InlineData("schedules", "schedules")]
    [InlineData("rows", "query", "select * from account_summary")]
    [InlineData("rows", "query", "select 1.50 as a, 1.50 as a, [1.5] as list, {'a': 1} as struct, null as nothing")]
    [InlineData("rows", "history", "snap_account", "ACC0001")]
    [InlineData("replay", "replay", "--verify")]
    [InlineData("rows", "history", "account_summary", "ACC0006")]
    [InlineData("rows", "query", "select * from account_summary", "--as-of", "2026-12-31")]
    [InlineData("preview", "run", "--preview", "--show-values", "--future", "--as-of", "2099-01-01")]
    [InlineData("quarantine", "quarantine")]
    [InlineData("quarantine", "quarantine", "stg_account")]
    public async Task WhatAVerbPrintsIsAsItsSchemaSays(string schema, params string[] args)
    {
        string[] inputs = args[0] is "plan" or "run" or "replay" ? ["--input", Harness.Inputs] : [];
        var run = await Harness.InvokeAsync([.. args, .. inputs, "--format", "json"]);

        Assert.NotEmpty(run.Out);
        Assert.Empty(new JsonSchema(schema).Mistakes(run.Out));
    }

    [Fact]
    public async Task ChangesOfContractsAreAsTheirSchemaSays()
    {
        var contracts = Directory.CreateTempSubdirectory("contracts-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(TestFiles.Contracts, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(contracts.FullName, Path.GetRelativePath(TestFiles.Contracts, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            Assert.Empty(new JsonSchema("lock").Mistakes((await Harness.InvokeAsync("lock", "--contracts", contracts.FullName, "--format", "json")).Ended(ExitCode.Done).Out));
            var mart = Path.Combine(contracts.FullName, "marts", "account_summary.yml");
            File.WriteAllText(mart, File.ReadAllText(mart).Replace("  - name: account_summary\n", "  - name: account_summary\n    model_version: 2\n    changes: {2: Other columns.}\n", StringComparison.Ordinal).Replace("[csv, parquet]", "[csv]", StringComparison.Ordinal));

            Assert.Empty(new JsonSchema("lock").Mistakes((await Harness.InvokeAsync("lock", "--check", "--contracts", contracts.FullName, "--format", "json")).Ended(ExitCode.AuditFailed).Out));
            Assert.Empty(new JsonSchema("diff").Mistakes((await Harness.InvokeAsync("diff", "--contracts", contracts.FullName, "--format", "json")).Ended(ExitCode.Done).Out));
        }
        finally
        {
            contracts.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task RetiredModelsAreListedAsTheirSchemaSays()
    {
        Harness.Pipeline = Harness.Pipeline.Without("customer_profile");
        var run = (await Harness.InvokeAsync("prune", "--yes", "--format", "json")).Ended(ExitCode.Done);

        Assert.Contains("marts.customer_profile", run.Out, StringComparison.Ordinal);
        Assert.Empty(new JsonSchema("prune").Mistakes(run.Out));
    }

    [Fact]
    public async Task ARunIsAsItsSchemaSays()
    {
        Harness.Deliver(TestFiles.SampleCustomers, [.. TestFiles.SampleAccounts, .. "ACC9999,1,10.00,Savings\n"u8]);
        var run = (await Harness.RunAsync(_history.NextRunAt, "--format", "json")).Ended(ExitCode.Done);

        Assert.Empty(new JsonSchema("run").Mistakes(run.Out));
    }

    [Fact]
    public async Task ARefusedRunIsAsItsSchemaSays()
    {
        Harness.Deliver(null, TestFiles.SampleAccounts);
        var run = (await Harness.RunAsync(_history.NextRunAt, "--format", "json")).Ended(ExitCode.BadInput);

        Assert.Empty(new JsonSchema("run").Mistakes(run.Out));
        Assert.Empty(new JsonSchema("quality-report").Mistakes(Harness.LatestReport.Root.GetRawText()));
    }

    [Fact]
    public async Task AFailedCheckIsAsItsSchemaSays()
    {
        Harness.Tamper("update account_summary set interest_rate_pct = 99");
        var run = (await Harness.InvokeAsync("check", "--format", "json", "--reports", Harness.Reports)).Ended(ExitCode.AuditFailed);

        Assert.Empty(new JsonSchema("run").Mistakes(run.Out));
        Assert.NotEmpty(Harness.LatestReport.Failures);
        Assert.Empty(new JsonSchema("quality-report").Mistakes(Harness.LatestReport.Root.GetRawText()));
    }

    [Fact]
    public void TheReportIsAsItsSchemaSays() => Assert.Empty(new JsonSchema("quality-report").Mistakes(Harness.LatestReport.Root.GetRawText()));

    [Fact]
    public void TheManifestIsAsItsSchemaSays() =>
        Assert.Empty(new JsonSchema("manifest").Mistakes(File.ReadAllText(Path.Combine(Harness.Outputs, "manifest.json"))));

    [Fact]
    public async Task AManifestWithoutAVersionIsStillRead()
    {
        var path = Path.Combine(Harness.Outputs, "manifest.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("\"format_version\": 1,", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = (await Harness.RunAsync(_history.NextRunAt, "--format", "json")).Ended(ExitCode.Done);

        Assert.All(JsonDocument.Parse(run.Out).RootElement.GetProperty("exports").EnumerateArray(), e => Assert.False(e.GetProperty("was_written").GetBoolean()));
    }

    [Fact]
    public async Task MoneyIsTextWithThePlacesOfItsColumn()
    {
        var run = await Harness.InvokeAsync("query", "select cast(20000000005273217.6 as decimal(38,2)) as amount", "--format", "json");

        Assert.Equal("[\n  {\"amount\":\"20000000005273217.60\"}\n]\n", run.Out);
        Assert.Equal("255.30", Harness.LatestReport.Root.GetProperty("totals").GetProperty("stg_account").GetProperty("money")[0].GetProperty("collapsed").GetString());
    }

    [Fact]
    public void AMistakeIsFound()
    {
        var schema = new JsonSchema("manifest");

        Assert.Equal(2, schema.Mistakes("{\"format_version\": 2, \"files\": [], \"unknown\": 1}").Count);
        Assert.Single(schema.Mistakes("{\"format_version\": 1}"));
        Assert.Single(schema.Mistakes("{\"format_version\": 1, \"files\": 1}"));
    }

    public ValueTask DisposeAsync()
    {
        _history.Dispose();
        return ValueTask.CompletedTask;
    }
}
