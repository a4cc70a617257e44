using System.Text.Json;
using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Old days are loaded one after the other, each as one run with its business date.</summary>
public sealed class BackfillTests : IDisposable
{
    private readonly PipelineHarness _harness = new();

    /// <summary>A pipeline whose files have a date in their names.</summary>
    public BackfillTests() => _harness.Pipeline = _harness.Pipeline
        .With("src_customer", m => m with { Body = (SourceBody)m.Body with { File = "Customer_{yyyyMMdd}.csv" } })
        .With("src_account", m => m with { Body = (SourceBody)m.Body with { File = "accounts_{yyyyMMdd}.csv" } });

    /// <inheritdoc/>
    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task EachDayWithFilesIsOneRunInOrder()
    {
        Deliver("20260105", "100");
        Deliver("20260107", "300");
        Deliver("20260108", "400");
        Deliver("20260109", "500");

        var run = (await BackfillAsync("2026-01-05", "2026-01-08")).Ended(ExitCode.Done);

        Assert.Equal(["2026-01-05  succeeded", "2026-01-06  no files", "2026-01-07  succeeded", "2026-01-08  succeeded"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => string.Join("  ", l.Split("  ").Take(2))));
        Assert.Equal(
            ["2026-01-05", "2026-01-07", "2026-01-08"],
            _harness.Query("select d.business_date from pipeline.business_dates as d join pipeline.runs as r using (run_id) order by r.run_at").Select(r => r[0]));
        Assert.Equal(["100.00", "300.00", "400.00"], _harness.Query("select balance_amount from snapshots.snap_account order by dbt_valid_from").Select(r => r[0]));
    }

    [Fact]
    public async Task TheFirstDayThatFailsEndsItAndItCanBeContinued()
    {
        Deliver("20260105", "100");
        Deliver("20260106", "200");
        File.Delete(Path.Combine(_harness.Inputs, "Customer_20260106.csv"));
        Deliver("20260107", "300");

        var stopped = (await BackfillAsync("2026-01-05", "2026-01-07")).Ended(ExitCode.BadInput);

        Assert.Contains("2026-01-06: The file Customer_20260106.csv of src_customer is not in", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("continue with: backfill --from 2026-01-06 --to 2026-01-07", stopped.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-07", stopped.Out, StringComparison.Ordinal);

        Deliver("20260106", "200");
        (await BackfillAsync("2026-01-06", "2026-01-07")).Ended(ExitCode.Done);
        Assert.Equal("300.00", Assert.Single(_harness.Query("select balance_amount from snapshots.snap_account where dbt_valid_to is null"))[0]);
    }

    [Fact]
    public async Task ASourceWithoutADateInItsNameIsRefusedBeforeAnythingRuns()
    {
        _harness.Pipeline = _harness.Pipeline.With("src_customer", m => m with { Body = (SourceBody)m.Body with { File = "Customer.csv" } });
        Deliver("20260105", "100");

        var refused = (await BackfillAsync("2026-01-05", "2026-01-05")).Ended(ExitCode.BadInput);

        Assert.Contains("The source src_customer reads Customer.csv, a name without a date", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_harness.Database));
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-04", "The first day 2026-01-05 is after the last day 2026-01-04")]
    [InlineData("2026-01-01", "2026-01-04", "No selected source has a file of a day from 2026-01-01 to 2026-01-04")]
    [InlineData("05.01.2026", "2026-01-05", "--from: '05.01.2026' is not a date; write it as 2026-01-31.")]
    public async Task DaysThatMakeNoSenseAreRefused(string from, string to, string reason)
    {
        Deliver("20260105", "100");
        var refused = (await BackfillAsync(from, to)).Ended(ExitCode.BadInput);
        Assert.Contains(reason, refused.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheResultIsAsItsSchemaSays()
    {
        Deliver("20260105", "100");

        var run = (await BackfillAsync("2026-01-04", "2026-01-05", "--format", "json")).Ended(ExitCode.Done);

        Assert.Empty(new JsonSchema("backfill").Mistakes(run.Out));
        Assert.Equal(["no_files", "succeeded"], JsonDocument.Parse(run.Out).RootElement.GetProperty("days").EnumerateArray().Select(d => d.GetProperty("outcome").GetString()));
    }

    /// <summary>A run that is no backfill reads all days, and leaves names without a real day alone.</summary>
    [Fact]
    public async Task AnOrdinaryRunReadsTheFilesOfAllDays()
    {
        Deliver("20260105", "100");
        Deliver("20260106", "200");
        Deliver("20261399", "999");

        var run = (await _harness.InvokeAsync("run", "--input", _harness.Inputs, "--output", _harness.Outputs, "--reports", _harness.Reports, "--business-date", "2026-01-06", "--format", "json")).Ended(ExitCode.Done);

        var root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("2026-01-06", root.GetProperty("business_date").GetString());
        Assert.Equal("2026-01-06", _harness.LatestReport.Root.GetProperty("business_date").GetString());
        Assert.Equal("200.00", Assert.Single(_harness.Query("select balance_amount from snapshots.snap_account where dbt_valid_to is null"))[0]);
    }

    private void Deliver(string day, string balance)
    {
        File.WriteAllBytes(Path.Combine(_harness.Inputs, $"Customer_{day}.csv"), TestFiles.Customers("1,Ada,Yes"));
        File.WriteAllBytes(Path.Combine(_harness.Inputs, $"accounts_{day}.csv"), TestFiles.Accounts($"ACC1,1,{balance},Savings"));
    }

    private Task<ProgramRun> BackfillAsync(string from, string to, params string[] more) => _harness.InvokeAsync(
        TimeProvider.System,
        ["backfill", "--from", from, "--to", to, "--input", _harness.Inputs, "--output", _harness.Outputs, "--reports", _harness.Reports, .. more]);
}
