using BankingContracts.ContractModel.Selecting;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>A date in the name of a source's file.</summary>
public sealed class DatedNameTests
{
    [Theory]
    [InlineData("accounts_{yyyyMMdd}.csv", "accounts_20260131.csv")]
    [InlineData("accounts_{yyyy-MM-dd}.csv", "accounts_2026-01-31.csv")]
    [InlineData("{yyyy_MM_dd}/accounts.csv", "2026_01_31/accounts.csv")]
    [InlineData("a_{yyyyMMdd}_*.csv", "a_20260131_bonn.csv")]
    [InlineData("*{yyyyMMdd}.csv", "8820260131.csv")]
    public void TheDayOfANameIsFound(string pattern, string name)
    {
        var dated = new DatedName(pattern);
        Assert.True(dated.IsDated);
        Assert.Equal(new DateTime(2026, 1, 31), dated.DayOf(name));
        Assert.True(new NamePattern(dated.Glob).Matches(name));
        Assert.True(new NamePattern(dated.On(new(2026, 1, 31))).Matches(name));
        Assert.False(new NamePattern(dated.On(new(2026, 1, 30))).Matches(name));
    }

    [Theory]
    [InlineData("accounts_20260231.csv")]
    [InlineData("accounts_abcdefgh.csv")]
    [InlineData("accounts_2026013.csv")]
    [InlineData("20260131.csv")]
    public void ANameWithoutARealDayIsNone(string name) => Assert.Null(new DatedName("accounts_{yyyyMMdd}.csv").DayOf(name));

    [Fact]
    public void ANameWithoutBracesIsAsItIs()
    {
        var plain = new DatedName("accounts_*.csv");
        Assert.False(plain.IsDated);
        Assert.Equal("accounts_*.csv", plain.Glob);
        Assert.Null(plain.UnknownPart);
    }

    [Theory]
    [InlineData("accounts_{date}.csv", "{date}")]
    [InlineData("accounts_{ddMMyyyy}.csv", "{ddMMyyyy}")]
    public void WhatIsNoDateIsReported(string file, string part) =>
        Expect.Finding("BKC2019", Given.Source($"{{file: «\"{file}\"»}}"), $"'{part}' is not a date; write {{yyyyMMdd}}");

    [Fact]
    public void ADateInTheNameIsFine() => Expect.Silence(Given.Source("{file: \"accounts_{yyyyMMdd}.csv\"}"));

    [Fact]
    public void AFileForEachDayMayHaveParts() => Expect.Silence(Given.Source("{file: \"accounts_{yyyyMMdd}.csv\", parts: true}"));
}
