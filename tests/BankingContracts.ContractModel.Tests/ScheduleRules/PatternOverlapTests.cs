using BankingContracts.ContractModel.Selecting;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

public sealed class PatternOverlapTests
{
    private const string Letters = "ab";
    private static readonly Gen<string> Pattern = Gen.String[Gen.Char["ab?*"], 0, 3];

    // Two patterns of three characters that overlap have a common name of at most six letters.
    private static readonly string[] Names = [.. Enumerable.Range(0, 7).SelectMany(Words)];

    [Fact]
    public void TwoPatternsOverlapExactlyIfSomeNameFitsBoth() => Gen.Select(Pattern, Pattern).Sample(
        static (left, right) => Assert.Equal(
            Names.Any(n => new NamePattern(left).Matches(n) && new NamePattern(right).Matches(n)), PatternOverlap.Exists(left, right)),
        iter: 2000,
        threads: 1);

    private static IEnumerable<string> Words(int length) =>
        length == 0 ? [""] : Words(length - 1).SelectMany(static w => Letters.Select(l => w + l));
}
