using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

public sealed class RerunTests : IDisposable
{
    private static readonly Delivered First = Delivered.Lines(["1,Ada,yes"], ["A1,1,5,savings"]);
    private static readonly Delivered Second = Delivered.Lines(["1,Ada,no"], ["A1,1,6,savings"]);

    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    [Fact]
    public async Task TheSameDateWithTheSameFilesChangesNothing()
    {
        await _history.AddAsync(First);
        var before = Harness.Fingerprint();

        (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task TheSameDateWithTheSameFilesRestoresMissingExports()
    {
        await _history.AddAsync(First);
        var before = Harness.Fingerprint();
        foreach (var file in Directory.EnumerateFiles(Harness.Outputs))
            File.Delete(file);

        (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task TheSameDateWithOtherFilesIsRefused()
    {
        await _history.AddAsync(First);
        var before = Harness.Fingerprint();
        Harness.Deliver(Second.Customers, Second.Accounts);

        (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.BadInput);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task AnEarlierDateIsRefused()
    {
        await _history.AddAsync(First);
        await _history.AddAsync(Second);
        var before = Harness.Fingerprint();

        (await Harness.RunAsync(_history.LastRunAt.AddMicroseconds(-1))).Ended(ExitCode.BadInput);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task OneMicrosecondLaterIsARun()
    {
        await _history.AddAsync(First);

        (await Harness.RunAsync(_history.LastRunAt.AddMicroseconds(1))).Ended(ExitCode.Done);

        Harness.AssertTables(_history.Oracle);
    }

    public void Dispose() => _history.Dispose();
}
