using System.Collections.Concurrent;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>After every step of any sequence the tables are the oracle's.</summary>
public static class SequenceLaw
{
    private const int Threads = 2;
    private const int ShrinkingAttempts = 25;

    /// <summary>Fails with a small sequence unless the law holds for all of them.</summary>
    /// <param name="fixture">The engine.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="sequenceOf">The sequence that a seed stands for.</param>
    public static async Task AssertAsync(EngineFixture fixture, IEnumerable<int> seeds, Func<int, Sequence> sequenceOf)
    {
        var faulty = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                if (faulty.IsEmpty && await sequenceOf(seed).FaultAsync(fixture) is not null)
                    faulty.Add(seed);
            });

        if (!faulty.IsEmpty)
            Assert.Fail(await DescribeAsync(faulty.Min()));

        async Task<string> DescribeAsync(int seed)
        {
            var shrunk = await sequenceOf(seed).ShrunkAsync(fixture, ShrinkingAttempts);
            return $"Seed {seed}, shrunk: {shrunk}\n{await shrunk.FaultAsync(fixture)}";
        }
    }
}
