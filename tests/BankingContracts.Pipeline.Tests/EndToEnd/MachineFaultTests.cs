using System.Text.RegularExpressions;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What the machine does to a database is told as that, never as a bug and never as failing audits.</summary>
public sealed partial class MachineFaultTests : IDisposable
{
    private static readonly DateTime Day = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    private readonly PipelineHarness _harness = new();

    public MachineFaultTests() => _harness.Deliver(TestFiles.SampleCustomers, TestFiles.SampleAccounts);

    [Fact]
    public async Task TooLittleMemoryForARunIsToldAsThat()
    {
        Limit("5MB");

        var run = (await _harness.RunAsync(Day)).Ended(ExitCode.BadInput);

        Assert.Contains("ran out of memory", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_harness.Database));
    }

    [Fact]
    public async Task TooLittleMemoryForAuditsIsNoFailedAudit()
    {
        (await _harness.RunAsync(Day)).Ended(ExitCode.Done);
        Limit("2MB");

        var run = (await _harness.CheckAsync()).Ended(ExitCode.BadInput);

        Assert.Contains("ran out of memory", run.Error, StringComparison.Ordinal);
        Assert.Empty(_harness.LatestReport.Errors);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("60000")]
    [InlineData("two")]
    public async Task ThreadsThatNoMachineHasAreRefused(string threads)
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_harness.Inputs)!, ".env"), $"DUCKDB_THREADS={threads}\n");
        _harness.Deliver(TestFiles.SampleCustomers, TestFiles.SampleAccounts);

        var run = (await _harness.RunAsync(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc))).Ended(ExitCode.BadInput);

        Assert.Contains($"DUCKDB_THREADS is '{threads}'; write a whole number from 1 to", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlippedBitIsFoundAsDamageOrChangesNothing()
    {
        (await _harness.RunAsync(Day)).Ended(ExitCode.Done);
        var asBefore = await AnswersAsync();
        var intact = await File.ReadAllBytesAsync(_harness.Database, TestContext.Current.CancellationToken);
        var random = new Random(5);
        var damaged = 0;
        const int spread = 57;
        foreach (var place in Enumerable.Range(0, spread).Select(i => (int)((i + random.NextDouble()) * intact.Length / spread)).Concat([9, 4100, 8200]))
        {
            var bytes = (byte[])intact.Clone();
            bytes[place] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(_harness.Database, bytes, TestContext.Current.CancellationToken);

            foreach (var (run, before) in (await AnswersAsync()).Zip(asBefore))
            {
                if (run.ExitCode == ExitCode.Done)
                {
                    Assert.Equal(before.Out, run.Out);
                    continue;
                }

                damaged++;
                run.Ended(ExitCode.BadInput);
                Assert.Contains($"{_harness.Database} is damaged", run.Error, StringComparison.Ordinal);
                Assert.Contains("Restore it from a backup", run.Error, StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(0, damaged);
    }

    public void Dispose() => _harness.Dispose();

    /// <summary>What is said of all rows and of all audits.</summary>
    private async Task<ProgramRun[]> AnswersAsync()
    {
        var rows = _harness.Pipeline.Models.Select(m => $"select '{m.Name}' as model, md5(string_agg(cast(t as varchar), '|' order by cast(t as varchar))) as hash from {m.Name} as t");
        var check = await _harness.InvokeAsync("check", "--reports", _harness.Reports, "--format", "csv");
        return
        [
            check with { Out = Milliseconds().Replace(check.Out, ",") },
            await _harness.InvokeAsync("query", string.Join(" union all ", rows), "--format", "csv"),
            await _harness.InvokeAsync("quarantine", "--format", "csv"),
        ];
    }

    [GeneratedRegex(",[0-9.]+,$", RegexOptions.Multiline)]
    private static partial Regex Milliseconds();

    private void Limit(string memory) =>
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_harness.Inputs)!, ".env"), $"DUCKDB_MEMORY_LIMIT={memory}\n");
}
