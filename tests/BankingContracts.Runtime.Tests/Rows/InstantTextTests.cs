using System.Globalization;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Tests.Rows;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31T00:00:00.0000000Z")]
    [InlineData("2026-01-31T12:30", "2026-01-31T12:30:00.0000000Z")]
    [InlineData("2026-01-31 12:30:15", "2026-01-31T12:30:15.0000000Z")]
    [InlineData("2026-01-31T12:30:15Z", "2026-01-31T12:30:15.0000000Z")]
    [InlineData("2026-01-31T12:30:15.123456Z", "2026-01-31T12:30:15.1234560Z")]
    [InlineData("2026-01-31T12:30:15.5", "2026-01-31T12:30:15.5000000Z")]
    [InlineData("2026-01-31T01:30:00+02:00", "2026-01-30T23:30:00.0000000Z")]
    [InlineData("2026-01-31T23:30:00-0130", "2026-02-01T01:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00+02", "2026-01-31T10:00:00.0000000Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000Z")]
    public void IsUtcUnlessItHasAnOffset(string text, string expected)
    {
        var parsed = InstantText.Parse(text);

        Assert.Equal(DateTimeKind.Utc, parsed.Kind);
        Assert.Equal(expected, parsed.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("31.01.2026")]
    [InlineData("2026-1-31")]
    [InlineData("2026-01-31T12")]
    [InlineData("2026-01-31T12:30.5")]
    [InlineData("2026-01-31T12:30:15.")]
    [InlineData("2026-01-31Z")]
    [InlineData("2026-01-31\n")]
    [InlineData("")]
    public void OtherTextIsRefused(string text) =>
        Assert.Contains("ISO 8601", Assert.Throws<FormatException>(() => InstantText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T24:00:00")]
    [InlineData("2026-01-31T12:00:60Z")]
    [InlineData("2026-01-31T12:00:00+15:00")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    public void TimesThatDoNotExistAreRefused(string text) =>
        Assert.Contains("exists", Assert.Throws<FormatException>(() => InstantText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void NanosecondsAreRefusedRatherThanCut() =>
        Assert.Contains(
            "six decimals", Assert.Throws<FormatException>(() => InstantText.Parse("2026-01-31T12:00:00.1234567Z")).Message, StringComparison.Ordinal);
}
