using System.Globalization;
using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

public sealed class CleaningTests
{
    [Theory]
    [InlineData(" \t x y \r\n", "x y")]
    [InlineData("\u00A0x\u200B", "x")]
    [InlineData("", null)]
    [InlineData(" \t", null)]
    [InlineData(" NULL ", null)]
    [InlineData("N/a", null)]
    [InlineData("None", null)]
    [InlineData("nil", "nil")]
    [InlineData(null, null)]
    public void WhatNobodySeesIsTrimmedAndFourTextsMeanNull(string? received, string? text) => Assert.Equal(text, Cleaning.Text(received));

    [Theory]
    [InlineData("007", "7")]
    [InlineData("+7", "7")]
    [InlineData("-0", "0")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("2147483648", "Invalid x: out of range (2147483648)")]
    [InlineData("1.0", "Invalid x: invalid format (1.0)")]
    [InlineData("1e3", "Invalid x: invalid format (1e3)")]
    [InlineData("0x1F", "Invalid x: invalid format (0x1F)")]
    [InlineData("1_000", "Invalid x: invalid format (1_000)")]
    [InlineData("1 2", "Invalid x: invalid format (1 2)")]
    [InlineData("٣", "Invalid x: invalid format (٣)")]
    [InlineData(" none ", "Invalid x: missing value ( none )")]
    [InlineData(null, "Invalid x: missing value (NULL)")]
    public void NumbersAreStrict(string? received, string result) =>
        Assert.Equal(result, Outcome(r => Cleaning.Number("x", received, r).ToString(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("+088.80", "88.80")]
    [InlineData("9999999999999999.99", "9999999999999999.99")]
    [InlineData("00000000000000000000000000000000001", "1")]
    [InlineData("10000000000000000", "Invalid x: out of range (10000000000000000)")]
    [InlineData("-10000000000000000", "Invalid x: out of range (-10000000000000000)")]
    [InlineData("10000000000000000.000", "Invalid x: too many decimals (10000000000000000.000)")]
    [InlineData("12.340", "Invalid x: too many decimals (12.340)")]
    [InlineData("-0.001", "Invalid x: too many decimals (-0.001)")]
    [InlineData("-0.01", "Invalid x: negative value (-0.01)")]
    [InlineData("5.", "Invalid x: invalid format (5.)")]
    [InlineData(".5", "Invalid x: invalid format (.5)")]
    [InlineData("1,000", "Invalid x: invalid format (1,000)")]
    [InlineData("1e3", "Invalid x: invalid format (1e3)")]
    [InlineData("NaN", "Invalid x: invalid format (NaN)")]
    [InlineData("n/a", "Invalid x: missing value (n/a)")]
    public void MoneyIsStrictAndNeverRounded(string received, string result) =>
        Assert.Equal(result, Outcome(r => Cleaning.Money("x", received, r).ToString(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("YES", "True")]
    [InlineData(" y", "True")]
    [InlineData("1", "True")]
    [InlineData("0", "False")]
    [InlineData("N/A", "False")]
    [InlineData(null, "False")]
    [InlineData("ja", "Invalid x: invalid format (ja)")]
    [InlineData("01", "Invalid x: invalid format (01)")]
    public void NoFlagMeansNo(string? received, string result) =>
        Assert.Equal(result, Outcome(r => Cleaning.Flag("x", received, r).ToString()));

    [Theory]
    [InlineData(" SAVINGS ", "savings")]
    [InlineData("saving", "Invalid x: not an accepted value (saving)")]
    [InlineData("none", "Invalid x: missing value (none)")]
    public void AcceptedValuesAreComparedInLowerCase(string received, string result) =>
        Assert.Equal(result, Outcome(r => Cleaning.OneOf("x", received, ["savings", "checking"], r)));

    private static string? Outcome(Func<List<Rejection>, string?> clean)
    {
        var rejections = new List<Rejection>();
        var value = clean(rejections);
        return rejections.Count == 0 ? value : Assert.Single(rejections).Text;
    }
}
