using System.Globalization;
using BankingContracts.Portable.Tests.Cases;

namespace BankingContracts.Portable.Tests;

/// <summary>Expressions that a program puts together from the portable language, over the hard rows.</summary>
[Collection("Spark")]
public sealed class RandomExpressionTests(ITestOutputHelper output)
{
    private const int Usual = 120;

    // PORTABLE_ROUNDS raises the number, and PORTABLE_SEED starts elsewhere.
    [Fact]
    public void AnExpressionGivesTheSameValues()
    {
        var seed = Number("PORTABLE_SEED", 2026);
        output.WriteLine("seed " + seed.ToString(CultureInfo.InvariantCulture));
        var expressions = new RandomExpressions(seed);
        Comparison.Run([.. Enumerable.Range(0, Number("PORTABLE_ROUNDS", Usual)).Select(_ => new Case("random", Templates.OfRows(expressions.Next())))], output, isAnyFailureAllowed: true);
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
