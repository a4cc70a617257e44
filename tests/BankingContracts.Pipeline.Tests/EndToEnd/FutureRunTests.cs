using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

public sealed class FutureRunTests : IDisposable
{
    private static readonly DateTime Tomorrow = Product.Now.AddDays(1);

    private readonly PipelineHarness _bank = new();

    public FutureRunTests() => _bank.Deliver(TestFiles.SampleCustomers, TestFiles.SampleAccounts);

    [Fact]
    public async Task ARunDatedMoreThanADayAheadIsRefusedAndChangesNothing()
    {
        var run = await _bank.RunAsync(Tomorrow.AddMicroseconds(1));

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(
            "error: The run is dated 2026-11-29T12:00:00.000001Z, more than one day after the clock (2026-11-28T12:00:00.000000Z), and later runs cannot have an earlier date; correct --as-of, or add --future if the date is correct.\n",
            run.Error);
        Assert.False(File.Exists(_bank.Database));
    }

    [Fact]
    public async Task ARunDatedADayAheadRuns() => (await _bank.RunAsync(Tomorrow)).Ended(ExitCode.Done);

    [Fact]
    public async Task AFarDateRunsWhereItIsMeant() => (await _bank.RunAsync(new DateTime(2062, 1, 1, 0, 0, 0, DateTimeKind.Utc), "--future")).Ended(ExitCode.Done);

    [Fact]
    public async Task APlanRefusesWhatTheRunWould()
    {
        var plan = await _bank.InvokeAsync("plan", "--as-of", "2062-01-01", "--input", _bank.Inputs);

        Assert.Equal(ExitCode.BadInput, plan.ExitCode);
        Assert.Contains("add --future", plan.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _bank.Dispose();
}
