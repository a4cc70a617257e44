using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Deferred;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Origins;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The way from a row back to the lines of files.</summary>
public sealed class TraceTests(PruneTests.Loaded loaded) : IClassFixture<PruneTests.Loaded>, IDisposable
{
    private readonly History _history = loaded.History.Copy();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    /// <summary>A1 has two versions; the mart reads the current one. Its file is that of the second day.</summary>
    [Fact]
    public async Task ARowLeadsToTheLinesOfItsFiles()
    {
        var run = (await Harness.InvokeAsync("trace", "account_summary", "A1")).Ended(ExitCode.Done);

        Assert.Equal(
            $"""

             account_summary  account_id A1
             └ int_savings_account_only  account_id A1
               └ int_account_with_customer  account_id A1
                 ├ snap_account  account_id A1, dbt_valid_from {Iso(_history.LastRunAt)}
                 │ └ stg_account  account_id A1
                 │   └ src_account  accounts.csv line 2, loaded {Second(_history.LastRunAt)}
                 │       sha256 {Hash("accounts.csv")}
                 └ snap_customer  customer_id 1, dbt_valid_from {Iso(_history.LastRunAt.AddDays(-1))}
                   └ stg_customer  customer_id 1
                     └ src_customer  Customer.csv line 2, loaded {Second(_history.LastRunAt.AddDays(-1))}
                         sha256 {Hash("Customer.csv")}

            """,
            run.Out);
    }

    [Fact]
    public async Task EachCopyHasALineOfItsOwn()
    {
        var rows = await RowsAsync("stg_account", "B1");

        Assert.Equal(["3", "4"], rows.Where(r => r.Place is not null).Select(r => r.Place!.Line!.Value.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ValuesAreShownOnlyWhenAskedFor()
    {
        Assert.DoesNotContain("150.00", (await Harness.InvokeAsync("trace", "account_summary", "A1")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("150.00", (await Harness.InvokeAsync("trace", "account_summary", "A1", "--format", "json")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("150.00", (await Harness.InvokeAsync("trace", "account_summary", "A1", "--format", "csv")).Out, StringComparison.Ordinal);
        Assert.Contains("balance_amount 150.00", (await Harness.InvokeAsync("trace", "account_summary", "A1", "--show-values")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVersionThatEndedSaysThatItsStagedRowIsGone()
    {
        var trace = await TraceAsync("snap_account", "A1");

        Assert.Equal(2, trace.Roots.Count);
        Assert.Contains("this version ended", Assert.Single(trace.Rows[trace.Roots[0]].From).Note, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(trace.Rows[trace.Roots[1]].From).Note);
    }

    /// <summary>Only as many rows are tried and listed as a person reads.</summary>
    [Fact]
    public async Task OfManyRowsTheFirstAreListedWithTheirNumber()
    {
        Harness.Deliver(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], []).Customers, Delivered.Lines([], [.. Enumerable.Range(10, 12).Select(i => $"X{i},1,5,savings")]).Accounts);
        (await Harness.RunAsync(_history.NextRunAt, "--allow-mass-delete")).Ended(ExitCode.Done);

        var trace = await TraceAsync("customer_profile", "1");
        var step = trace.Rows[trace.Roots[0]].From.Single(s => s.Count > 1);
        Assert.Equal((12L, RowTrace.MostOfAStep), (step.Count, step.Rows.Count));
        Assert.Contains("customer_id", step.Note, StringComparison.Ordinal);
        Assert.Contains("10 of 12 rows", (await Harness.InvokeAsync("trace", "customer_profile", "1")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelWithoutALinkIsNamedWithTheReason()
    {
        Harness.Pipeline = Harness.Pipeline.With("customer_profile", m => m with { Links = [], Unlinked = [.. m.Upstreams.Select(u => new UnlinkedUpstream(u, "nothing says which"))] });
        Harness.Deliver(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], []).Customers, Delivered.Lines([], [.. Enumerable.Range(10, 12).Select(i => $"X{i},1,5,savings")]).Accounts);
        (await Harness.RunAsync(_history.NextRunAt, "--allow-mass-delete")).Ended(ExitCode.Done);

        var trace = await TraceAsync("customer_profile", "1");
        Assert.Contains(trace.Rows[trace.Roots[0]].From, s => s.Rows.Count == 0 && s.Note == "any of its rows may have contributed: nothing says which");
    }

    [Theory]
    [InlineData("no row with account_id Z", "account_summary", "Z")]
    [InlineData("have no key", "src_account", "A1")]
    [InlineData("Did you mean 'account_summary'", "account_sumary", "A1")]
    [InlineData("write one value, not 2", "account_summary", "A1", "B1")]
    public async Task WhatCannotBeTracedIsRefused(string expected, params string[] args) =>
        Assert.Contains(expected, (await Harness.InvokeAsync(["trace", .. args])).Ended(ExitCode.BadInput).Error, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData]
    [InlineData("--show-values")]
    public async Task WhatItPrintsIsAsTheSchemaSays(params string[] options)
    {
        var run = (await Harness.InvokeAsync(["trace", "customer_profile", "1", "--format", "json", .. options])).Ended(ExitCode.Done);

        Assert.Empty(new JsonSchema("trace").Mistakes(run.Out));
        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal(options.Length > 0, document.RootElement.GetProperty("rows")[0].TryGetProperty("values", out _));
    }

    /// <summary>An engine that publishes at the end has the same rows, so it has the same ways.</summary>
    [Fact]
    public async Task EveryEngineFindsTheSameWays()
    {
        var ways = new List<string>();
        foreach (var fixture in (EngineFixture[])[new DuckDbFile(), new DeferredDuckDb()])
        {
            using var place = new RunDirectory(Product.Reference, fixture);
            place.Deliver(new Dictionary<string, IReadOnlyList<string>?>
            {
                ["Customer.csv"] = ["CustomerID,Name,HasLoan", "1,Ada,yes", "2,Bob,no"],
                ["accounts.csv"] = ["AccountID,CustomerID,Balance,AccountType", "A,1,10,savings", "B,1,20,savings", "C,2,5,checking"],
            });
            Assert.Equal(ExitCode.Done, (await place.TryRunAsync(_history.NextRunAt)).ExitCode);
            await using var reader = await place.Engine.OpenReaderAsync(place.Pipeline, TestContext.Current.CancellationToken);
            var trace = await reader.TraceAsync(TraceStart.Of(place.Pipeline, "customer_profile", ["1"]), TestContext.Current.CancellationToken);
            ways.Add(JsonSerializer.Serialize(trace));
        }

        Assert.Contains("accounts.csv", ways[0], StringComparison.Ordinal);
        Assert.Equal(ways[0], ways[1]);
    }

    private async Task<IReadOnlyList<TracedRow>> RowsAsync(string model, string key) => (await TraceAsync(model, key)).Rows;

    private async Task<RowTrace> TraceAsync(string model, string key)
    {
        await using var reader = await new Runtime.DuckDb.DuckDbEngineProvider().Create(new(Harness.Database)).OpenReaderAsync(Harness.Pipeline, TestContext.Current.CancellationToken);
        return await reader.TraceAsync(TraceStart.Of(Harness.Pipeline, model, [key]), TestContext.Current.CancellationToken);
    }

    private string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Harness.Inputs, file))));

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Second(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
