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
        var faulty = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                if (faulty.IsEmpty && await sequenceOf(seed).FaultAsync(fixture) is { } fault)
                    faulty[seed] = fault;
            });

        if (!faulty.IsEmpty)
            Assert.Fail(await DescribeAsync(faulty.Keys.Min()));

        async Task<string> DescribeAsync(int seed)
        {
            var sequence = sequenceOf(seed);
            if (await sequence.FaultAsync(fixture) is not { } again)
                return $"Seed {seed}, at the first time only: {sequence}\n{faulty[seed]}";
            var shrunk = await sequence.ShrunkAsync(again, fixture, ShrinkingAttempts);
            return $"Seed {seed}, shrunk: {shrunk}\n{await shrunk.FaultAsync(fixture)}\nAs it was: {again}";
        }
    }
}
