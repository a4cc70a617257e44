using BankingContracts.Cli.Wording;

namespace BankingContracts.Cli.Tests.Wording;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData(0.2, "<1 ms")]
    [InlineData(12.4, "12 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(999.6, "1.00 s")]
    [InlineData(59_994, "59.99 s")]
    [InlineData(59_999, "1 min 00 s")]
    [InlineData(119_700, "2 min 00 s")]
    [InlineData(3_725_000, "62 min 05 s")]
    public void DurationsTakeTheUnitThatFits(double milliseconds, string expected) => Assert.Equal(expected, DisplayText.Duration(milliseconds));

    [Fact]
    public void AmountsKeepTheirDecimals() => Assert.Equal("1,234,567.10", DisplayText.Amount(1234567.10m));

    [Theory]
    [InlineData(1, "1 row")]
    [InlineData(0, "0 rows")]
    [InlineData(1234, "1,234 rows")]
    public void CountsAgreeWithTheirNoun(long count, string expected) => Assert.Equal(expected, DisplayText.Count(count, "row", "rows"));

    [Fact]
    public void TimestampsShowOnlyTheDecimalsTheyHave()
    {
        var noon = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal("2026-01-31 12:00:00", DisplayText.Timestamp(noon));
        Assert.Equal("2026-01-31 12:00:00.5", DisplayText.Timestamp(noon.AddMilliseconds(500)));
    }
}
