using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>Numbers and times in words.</summary>
public sealed class SayTests
{
    [Theory]
    [InlineData(0.34, "340 ms")]
    [InlineData(4.12, "4.1 s")]
    [InlineData(41.4, "41 s")]
    [InlineData(60, "1 min")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(7_200, "2 h")]
    [InlineData(11_040, "3 h 4 min")]
    [InlineData(180_000, "2 d 2 h")]
    public void ASpanHasTheUnitsThatFit(double seconds, string text) => Assert.Equal(text, Say.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(-5, "in less than a minute")]
    [InlineData(59, "in less than a minute")]
    [InlineData(2_599, "in 43 min")]
    [InlineData(62_000, "in 17 h 13 min")]
    public void WhatIsAheadIsSaidToTheMinute(double seconds, string text) => Assert.Equal(text, Say.Ahead(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 runs")]
    [InlineData(1, "1 run")]
    [InlineData(1204, "1,204 runs")]
    public void ANumberHasItsNoun(long number, string text) => Assert.Equal(text, Say.Count(number, "run"));
}
