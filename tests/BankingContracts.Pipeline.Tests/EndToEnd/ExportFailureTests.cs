using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Exports come after the commit; when they fail, the data stays and the next run completes them.</summary>
public sealed class ExportFailureTests : IDisposable
{
    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task TheMessageSaysThatTheDataIsCommittedAndTheNextRunCompletes()
    {
        var files = Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]);
        Harness.Deliver(files.Customers, files.Accounts);
        var blocked = Path.Combine(Harness.Outputs, "blocked");
        await File.WriteAllTextAsync(blocked, "a file where a folder should be", TestContext.Current.CancellationToken);

        var run = (await Harness.RunAsync(_history.NextRunAt, new DirectoryInfo(blocked))).Ended(ExitCode.BadInput);
        Assert.Contains("committed", run.Error, StringComparison.Ordinal);
        Assert.Equal([["A1"]], Harness.Query("select account_id from marts.account_summary"));

        File.Delete(blocked);
        (await Harness.RunAsync(_history.NextRunAt, new DirectoryInfo(blocked))).Ended(ExitCode.Done);
        Assert.Equal(
            ["account_summary.csv", "account_summary.parquet", "customer_profile.csv", "customer_profile.parquet", "manifest.json"],
            Directory.EnumerateFiles(blocked).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AFileThatSomebodyShortenedIsWrittenAgain()
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        var before = Harness.Fingerprint();
        await File.WriteAllTextAsync(Path.Combine(Harness.Outputs, "account_summary.csv"), "oops", TestContext.Current.CancellationToken);

        (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Theory]
    [InlineData("account_summary.csv")]
    [InlineData("account_summary.parquet")]
    public async Task AFileThatSomebodyEditedAtTheSameLengthAndTimeIsWrittenAgain(string name)
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        var before = Harness.Fingerprint();
        var path = Path.Combine(Harness.Outputs, name);
        var writtenAt = File.GetLastWriteTimeUtc(path);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, writtenAt);

        (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Fingerprint());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"files\": null}")]
    [InlineData("{\"files\": [null]}")]
    [InlineData("{\"files\": [{}]}")]
    [InlineData("{\"files\": [{\"file\": \"account_summary.csv\"}]}")]
    [InlineData("{\"files\": [{\"file\": \"account_summary.csv\", \"bytes\": \"x\"}]}")]
    public async Task ADamagedListIsWrittenAnewWithAWarning(string text)
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]));
        var before = Harness.Fingerprint();
        await File.WriteAllTextAsync(Path.Combine(Harness.Outputs, "manifest.json"), text, TestContext.Current.CancellationToken);

        var run = (await Harness.RunAsync(_history.LastRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Fingerprint());
        Assert.Contains("was damaged; all exports and the list were written again", string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
