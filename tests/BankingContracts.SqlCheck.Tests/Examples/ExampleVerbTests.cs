using System.Text.Json;
using BankingContracts.Cli;
using BankingContracts.ContractModel.Files;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.SqlCheck.Tests.Pipelines;

namespace BankingContracts.SqlCheck.Tests.Examples;

/// <summary>The verbs <c>test</c> and <c>example</c> over the sample data.</summary>
public sealed class ExampleVerbTests(ExampleVerbTests.Loaded loaded) : IClassFixture<ExampleVerbTests.Loaded>
{
    private static readonly ExampleRow Wrong = new(["account_id", "interest_rate_pct"], ["A1", "0.02"]);

    /// <summary>What the build reads, with the examples that the verb prints in the place of its own.</summary>
    private static readonly IReadOnlyList<ContractSource> Contracts = [.. PipelineFiles.Banking.Where(static s => !s.RelativePath.StartsWith("tests/examples/", StringComparison.Ordinal))];

    [Theory]
    [InlineData("account_summary", "ACC0002")]
    [InlineData("customer_profile", "1008")]
    [InlineData("int_account_with_customer", "ACC0002")]
    [InlineData("snap_customer", "1008")]
    [InlineData("snap_account", "ACC0002")]
    [InlineData("stg_account", "ACC0002")]
    [InlineData("stg_customer", "01008")]
    public async Task WhatExamplePrintsPassesInTheBuild(string model, string key)
    {
        var (exitCode, text, _) = await loaded.InvokeAsync("example", "--from", model, key);
        Assert.Equal(0, exitCode);
        var findings = PipelineFiles.Findings([.. Contracts, new ContractSource("tests/examples/real.yml", "tests/examples/real.yml", text)]);
        Assert.Empty(findings.Select(static f => f.Rule.Id + " " + f.Message));
        Assert.Contains($"model: {model}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rows: []", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuarantinedRowIsAnExampleOfItsReason()
    {
        var refused = JsonDocument.Parse((await loaded.InvokeAsync("query", "select account_id from quarantine_stg_account where failure_reason like 'Invalid balance: negative%' limit 1", "--format", "json")).Out);
        var (exitCode, text, _) = await loaded.InvokeAsync("example", "--from", "stg_account", refused.RootElement[0].GetProperty("account_id").GetString()!);
        Assert.Equal(0, exitCode);
        Assert.Contains("negative value", text, StringComparison.Ordinal);
        Assert.Contains("      rows: []\n", text, StringComparison.Ordinal);
        Assert.Empty(PipelineFiles.Findings([.. Contracts, new ContractSource("tests/examples/real.yml", "tests/examples/real.yml", text)]));
    }

    [Theory]
    [InlineData("account_summary", "NOPE", "account_summary has no row with account_id 'NOPE'.")]
    [InlineData("customer_profile", "many", "'many' is not a value of customer_profile.customer_id, whose type is integer.")]
    [InlineData("src_account", "A1", "src_account has no examples; name a staging model, a snapshot or a query.")]
    [InlineData("acount_summary", "A1", "There is no model 'acount_summary'. Did you mean 'account_summary'?")]
    public async Task WhatHasNoExampleIsBadInput(string model, string key, string message)
    {
        var (exitCode, _, error) = await loaded.InvokeAsync("example", "--from", model, key);
        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllExamplesAreTested()
    {
        var (exitCode, text, _) = await loaded.InvokeAsync("test");
        Assert.Equal(0, exitCode);
        Assert.Contains("9 examples pass on DuckDB in memory.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account_summary", 3)]
    [InlineData("*quarantined*", 2)]
    [InlineData("an account is cleaned", 1)]
    public async Task SomeExamplesAreTested(string filter, int count)
    {
        var (_, text, _) = await loaded.InvokeAsync("test", filter, "--format", "json");
        Assert.Equal(count, JsonDocument.Parse(text).RootElement.GetProperty("passed").GetInt32());
    }

    [Fact]
    public async Task AFilterThatFitsNothingIsBadInput()
    {
        var (exitCode, _, error) = await loaded.InvokeAsync("test", "account_sumary");
        Assert.Equal(2, exitCode);
        Assert.Contains("There is no example 'account_sumary', and no example of such a model. Did you mean 'account_summary'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureIsShownWithWhatIsExpectedAndWhatIsFound()
    {
        var (exitCode, text, _) = await loaded.InvokeAsync(Failing, "test");
        Assert.Equal(1, exitCode);
        Assert.Contains("rows, row 1: interest_rate_pct is 0.010, expected 0.02", text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 example fails on DuckDB in memory.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonHasEachDifference()
    {
        var (_, text, _) = await loaded.InvokeAsync(Failing, "test", "--format", "json");
        var difference = JsonDocument.Parse(text).RootElement.GetProperty("examples")[0].GetProperty("differences")[0];
        Assert.Equal(
            """{"kind":"value","message":"rows, row 1: interest_rate_pct is 0.010, expected 0.02","part":"rows","row":1,"column":"interest_rate_pct","expected":"0.02","found":"0.010"}""",
            JsonSerializer.Serialize(difference));
    }

    [Fact]
    public async Task TheEngineOfTheConfigurationPlaysThemToo()
    {
        var (exitCode, text, _) = await loaded.InvokeAsync("test", "--engine");
        Assert.Equal(0, exitCode);
        Assert.Contains("9 examples pass on DuckDB", text, StringComparison.Ordinal);
    }

    private static PipelineDefinition Failing => BankingContracts.Pipeline.ContractPipeline.Definition with
    {
        Examples = static () =>
        [
            new(
                "a wrong one",
                "account_summary",
                [new ExampleBatch(null, [new ExampleTable("int_savings_account_only", [new ExampleRow(["account_id", "balance_amount"], ["A1", "1.00"])])])],
                new ExampleExpectation { Rows = [Wrong] }),
        ],
    };

    /// <summary>The sample data, loaded once.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bankingcontracts-examples-");

        public async ValueTask InitializeAsync()
        {
            var inputs = _folder.CreateSubdirectory("data").CreateSubdirectory("inputs").FullName;
            foreach (var file in new[] { "Customer.csv", "accounts.csv" })
                await File.WriteAllTextAsync(Path.Combine(inputs, file), PipelineFiles.Read("data/inputs/" + file));
            Assert.Equal(0, (await InvokeAsync("run", "--as-of", "2026-01-01")).ExitCode);
        }

        public Task<(int ExitCode, string Out, string Error)> InvokeAsync(params string[] args) => InvokeAsync(BankingContracts.Pipeline.ContractPipeline.Definition, args);

        public async Task<(int ExitCode, string Out, string Error)> InvokeAsync(PipelineDefinition pipeline, params string[] args)
        {
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            var environment = new ProgramEnvironment(output, error, TextReader.Null, false, false, 160, _folder.FullName, static _ => null, TestContext.Current.CancellationToken);
            return (await PipelineProgram.RunAsync(pipeline, [new DuckDbEngineProvider()], args, environment), output.ToString(), error.ToString());
        }

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
