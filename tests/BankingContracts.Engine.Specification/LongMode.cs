namespace BankingContracts.Engine.Specification;

/// <summary>A run on Spark takes many seconds. What takes many runs is played when <c>SPEC_ROUNDS</c> is set.</summary>
public static class LongMode
{
    /// <summary>Skips the test in the short mode.</summary>
    public static void Require() => Assert.SkipUnless(Rounds.AreMany, "Set SPEC_ROUNDS to play it.");
}
