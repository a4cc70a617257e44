using BankingContracts.Engine.Specification;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>A run on Spark takes many seconds. What takes many runs is played when <c>SPEC_ROUNDS</c> is set.</summary>
internal static class LongMode
{
    /// <summary>Skips the test in the short mode.</summary>
    public static void Require() => Assert.SkipUnless(Rounds.AreMany, "Set SPEC_ROUNDS to play it.");
}
