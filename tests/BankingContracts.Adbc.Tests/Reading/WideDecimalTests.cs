using BankingContracts.Adbc.Reading;

namespace BankingContracts.Adbc.Tests.Reading;

public sealed class WideDecimalTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("0", 2, "0.00")]
    [InlineData("-5", 2, "-0.05")]
    [InlineData("12345", 2, "123.45")]
    [InlineData("12345", -2, "1234500")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", 28, "-7.9228162514264337593543950335")]
    [InlineData("99999999999999999999999999999999999990", 38, null)]
    [InlineData("15000000000000000000000000000000000000", 37, "1.5000000000000000000000000000")]
    [InlineData("79228162514264337593543950336", 0, null)]
    [InlineData("1", 29, null)]
    public void ADecimalHoldsAllDigitsOrIsRefused(string digits, int scale, string? expected)
    {
        var fits = new WideDecimal(Int128.Parse(digits, null), scale).TryToDecimal(out var value);

        Assert.Equal(expected is not null, fits);
        if (fits)
            Assert.Equal(expected, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", 2, "0.00")]
    [InlineData("-5", 2, "-0.05")]
    [InlineData("12345", 0, "12345")]
    [InlineData("-12345", -2, "-1234500")]
    [InlineData("99999999999999999999999999999999999999", 38, "0.99999999999999999999999999999999999999")]
    [InlineData("-170141183460469231731687303715884105728", 3, "-170141183460469231731687303715884105.728")]
    public void ATextHasAllDigits(string digits, int scale, string expected) =>
        Assert.Equal(expected, new WideDecimal(Int128.Parse(digits, null), scale).ToString());
}
