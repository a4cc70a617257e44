using BankingContracts.Cli.Session;

namespace BankingContracts.Cli.Tests.Session;

public sealed class DurationTests
{
    [Theory]
    [InlineData("60s", 60)]
    [InlineData("10m", 600)]
    [InlineData("24h", 86_400)]
    [InlineData("400d", 34_560_000)]
    [InlineData("0s", 0)]
    public void ANumberAndAUnitAreADuration(string text, int seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("1.5h")]
    [InlineData("-1m")]
    [InlineData("10 m")]
    [InlineData("10M")]
    [InlineData("2000000000d")]
    public void AnythingElseIsNone(string text) => Assert.False(Duration.TryParse(text, out _));
}
