using System.Collections.Concurrent;
using System.Globalization;

namespace BankingContracts.Pipeline.Tests.Proof;

/// <summary>
/// The promise of the whole: after any sequence of batches, kills, reruns and refreshes the tables are the oracle's. A fixed set of
/// seeds runs always; <c>BANKINGCONTRACTS_PROOF_SEEDS=FIRST-LAST</c> runs others, for a night.
/// </summary>
public sealed class RandomSequenceTests
{
    private const string Variable = "BANKINGCONTRACTS_PROOF_SEEDS";
    private const int LastSeed = 260;
    private const int Threads = 2;
    private const int ShrinkingAttempts = 25;

    [Fact]
    public async Task TablesAreTheOraclesAfterEveryStep()
    {
        var (first, last) = Seeds();
        var faulty = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(first, last - first + 1),
            new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                if (faulty.IsEmpty && await Sequence.Of(seed).FaultAsync() is not null)
                    faulty.Add(seed);
            });

        if (!faulty.IsEmpty)
            Assert.Fail(await DescribeAsync(faulty.Min()));
    }

    private static async Task<string> DescribeAsync(int seed)
    {
        var shrunk = await Sequence.Of(seed).ShrunkAsync(ShrinkingAttempts);
        return $"Seed {seed}, shrunk: {shrunk}\n{await shrunk.FaultAsync()}";
    }

    private static (int First, int Last) Seeds()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('-') is not [var first, var last])
            return (1, LastSeed);
        return (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
    }
}
