using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Models left out of a run are behind, never wrong for good.</summary>
public sealed class SelectionTests : IDisposable
{
    private const string Balances = "select account_id, original_balance_amount from marts.account_summary order by 1";

    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Theory]
    [InlineData("src_account src_customer")]
    [InlineData("layer:source layer:staging")]
    [InlineData("+snap_account")]
    [InlineData("+int_savings_account_only")]
    public async Task WhatWasLeftOutIsMadeUpForInTheNextRun(string selection)
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        Deliver("250.00");

        (await Harness.RunAsync(_history.NextRunAt, "--select", selection)).Ended(ExitCode.Done);
        Assert.Equal([["A1", "100.00"]], Harness.Query(Balances));

        (await Harness.RunAsync(_history.NextRunAt.AddDays(1))).Ended(ExitCode.Done);
        Assert.Equal([["A1", "250.00"]], Harness.Query(Balances));
    }

    [Fact]
    public async Task WithoutTheSourceNothingIsRead()
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        Deliver("250.00");

        (await Harness.RunAsync(_history.NextRunAt, "--select", "layer:marts")).Ended(ExitCode.Done);

        Assert.Equal([["100.00"]], Harness.Query("select balance from source.src_account"));
        Assert.Equal([["A1", "100.00"]], Harness.Query(Balances));
    }

    [Fact]
    public async Task DownstreamsAreSelectedByAPlus()
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        Deliver("250.00");

        (await Harness.RunAsync(_history.NextRunAt, "--select", "src_account+")).Ended(ExitCode.Done);

        Assert.Equal([["A1", "250.00"]], Harness.Query(Balances));
    }

    [Fact]
    public async Task ASelectorThatChoosesNothingIsRefused()
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));

        var run = (await Harness.RunAsync(_history.NextRunAt, "--select", "acount_summary")).Ended(ExitCode.BadInput);

        Assert.Contains("acount_summary", run.Error, StringComparison.Ordinal);
    }

    private void Deliver(string balance)
    {
        var files = Delivered.Lines(["1,Ada,yes"], [$"A1,1,{balance},savings"]);
        Harness.Deliver(files.Customers, files.Accounts);
    }

    [Theory]
    [InlineData("stg_account reads src_account", "--exclude", "src_account")]
    [InlineData("stg_account reads src_account", "--select", "stg_account+")]
    [InlineData("account_summary reads int_savings_account_only", "--select", "layer:marts")]
    public async Task WhatWasNeverBuiltCannotBeLeftOut(string reason, params string[] selection)
    {
        Deliver("250.00");

        var run = (await Harness.RunAsync(_history.NextRunAt, selection)).Ended(ExitCode.BadInput);

        Assert.Contains(reason + ", which no run has built yet", run.Error, StringComparison.Ordinal);
        Assert.Contains("--select +", run.Error, StringComparison.Ordinal);
    }
}
