using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class NumberCleaningTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("+5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData(" \t7\r\n", "7")]
    [InlineData("2147483647", "2147483647")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("+00000000000000000000002147483647", "2147483647")]
    [InlineData("2147483648", "<range>")]
    [InlineData("-2147483649", "<range>")]
    [InlineData("99999999999999999999", "<range>")]
    [InlineData("1.0", "<format>")]
    [InlineData("1.", "<format>")]
    [InlineData("1e3", "<format>")]
    [InlineData("0x1F", "<format>")]
    [InlineData("0b1", "<format>")]
    [InlineData("1_000", "<format>")]
    [InlineData("1,000", "<format>")]
    [InlineData("1 000", "<format>")]
    [InlineData("--1", "<format>")]
    [InlineData("+-1", "<format>")]
    [InlineData("- 1", "<format>")]
    [InlineData("+", "<format>")]
    [InlineData("1-", "<format>")]
    [InlineData("abc", "<format>")]
    [InlineData("true", "<format>")]
    [InlineData("\u0661\u0662\u0663", "<format>")]
    [InlineData("\uff17", "<format>")]
    [InlineData("1\u00a0", "1")]
    [InlineData("\u00a01", "1")]
    [InlineData("1\u00a0000", "<invisible>")]
    [InlineData("1\t0", "<invisible>")]
    [InlineData("\u20031", "1")]
    [InlineData("1\v", "1")]
    [InlineData("1\f", "1")]
    [InlineData("1\n2", "<invisible>")]
    [InlineData("\ufeff1", "1")]
    [InlineData(null, "<missing>")]
    [InlineData(" ", "<missing>")]
    [InlineData("NULL", "<missing>")]
    [InlineData(" null ", "<missing>")]
    [InlineData("N/A", "<missing>")]
    [InlineData("NONE", "<missing>")]
    [InlineData("nil", "<format>")]
    public void AnIntegerIsASignAndDigitsIn32Bits(string? received, string? expected) =>
        Assert.Equal(expected, Cleaning.One(Cleaning.Column(Some.Integer), received));

    [Theory]
    [InlineData(DataTypeKind.SmallInt, "32767", "32768", "-32768", "-32769")]
    [InlineData(DataTypeKind.Integer, "2147483647", "2147483648", "-2147483648", "-2147483649")]
    [InlineData(DataTypeKind.BigInt, "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809")]
    public void EveryWholeNumberTypeEndsWhereItsBitsEnd(DataTypeKind kind, string highest, string above, string lowest, string below) =>
        Assert.Equal([highest, "<range>", lowest, "<range>"], Cleaning.Of(Cleaning.Column(new DataType(kind)), highest, above, lowest, below));

    [Theory]
    [InlineData(DataTypeKind.SmallInt)]
    [InlineData(DataTypeKind.BigInt)]
    public void HundredsOfLeadingZerosCountForNothing(DataTypeKind kind) =>
        Assert.Equal(
            ["7", "-7", "<range>"],
            Cleaning.Of(Cleaning.Column(new DataType(kind)), new string('0', 500) + "7", "-" + new string('0', 500) + "7", "1" + new string('0', 500)));

    [Theory]
    [InlineData("12.34", "12.34")]
    [InlineData("12", "12.00")]
    [InlineData("12.3", "12.30")]
    [InlineData("+12.30", "12.30")]
    [InlineData("-12.34", "-12.34")]
    [InlineData("0", "0.00")]
    [InlineData("-0.00", "0.00")]
    [InlineData("00000000000000000000001.00", "1.00")]
    [InlineData("1234567890123456.78", "1234567890123456.78")]
    [InlineData("9999999999999999.99", "9999999999999999.99")]
    [InlineData("0009999999999999999.99", "9999999999999999.99")]
    [InlineData("12345678901234567.00", "<range>")]
    [InlineData("10000000000000000", "<range>")]
    [InlineData("12.345", "<decimals>")]
    [InlineData("12.340", "<decimals>")]
    [InlineData("0.000", "<decimals>")]
    [InlineData("9999999999999999.995", "<decimals>")]
    [InlineData("12345678901234567.001", "<decimals>")]
    [InlineData("5.", "<format>")]
    [InlineData(".5", "<format>")]
    [InlineData(".", "<format>")]
    [InlineData("-.5", "<format>")]
    [InlineData("1,000", "<format>")]
    [InlineData("1,50", "<format>")]
    [InlineData("1.000,00", "<format>")]
    [InlineData("1.2.3", "<format>")]
    [InlineData("1e3", "<format>")]
    [InlineData("1_0.00", "<format>")]
    [InlineData("NaN", "<format>")]
    [InlineData("inf", "<format>")]
    [InlineData("abc", "<format>")]
    [InlineData("$5", "<format>")]
    [InlineData("(5.00)", "<format>")]
    [InlineData("\u0661.00", "<format>")]
    [InlineData("5.00\u00a0", "5.00")]
    [InlineData("5\u200b.00", "<invisible>")]
    [InlineData("", "<missing>")]
    public void MoneyIsNeverRounded(string received, string expected) =>
        Assert.Equal(expected, Cleaning.One(Cleaning.Column(Some.Decimal(18, 2)), received));

    [Theory]
    [InlineData(38, 2, "999999999999999999999999999999999999.99", "1000000000000000000000000000000000000.00")]
    [InlineData(19, 2, "99999999999999999.99", "100000000000000000.00")]
    [InlineData(38, 0, "99999999999999999999999999999999999999", "100000000000000000000000000000000000000")]
    [InlineData(4, 4, "0.9999", "1.0000")]
    [InlineData(1, 0, "9", "10")]
    [InlineData(20, 18, "99.999999999999999999", "100.000000000000000000")]
    public void EveryDecimalTypeEndsWhereItsDigitsEnd(int precision, int scale, string highest, string above)
    {
        var cleaned = Cleaning.Of(Cleaning.Column(Some.Decimal(precision, scale)), highest, "-" + highest, above, "-" + above, "00" + highest);
        var stored = precision == scale ? highest[1..] : highest;
        Assert.Equal([stored, "-" + stored, "<range>", "<range>", stored], cleaned);
    }

    [Fact]
    public void AWideDecimalHoldsSmallValuesExactly() =>
        Assert.Equal(["0.01", "-1.10"], Cleaning.Of(Cleaning.Column(Some.Decimal(38, 2)), "0.01", "-1.1"));

    [Fact]
    public void ADecimalWithoutScaleTakesNoPoint() =>
        Assert.Equal(["12", "<decimals>", "<format>"], Cleaning.Of(Cleaning.Column(Some.Decimal(5, 0)), "12", "12.0", "12."));

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("-1.5e3", "-1500.0")]
    [InlineData("+2E-2", "0.02")]
    [InlineData("-0", "0.0")]
    [InlineData("-0.0e5", "0.0")]
    [InlineData("1e308", "1e+308")]
    [InlineData("1e-400", "0.0")]
    [InlineData("1e309", "<range>")]
    [InlineData("-1e309", "<range>")]
    [InlineData("1e", "<format>")]
    [InlineData("e5", "<format>")]
    [InlineData(".5", "<format>")]
    [InlineData("5.", "<format>")]
    [InlineData("1e1.5", "<format>")]
    [InlineData("NaN", "<format>")]
    [InlineData("Infinity", "<format>")]
    [InlineData("-inf", "<format>")]
    [InlineData("0x1p3", "<format>")]
    public void ADoubleIsFinite(string received, string expected) =>
        Assert.Equal(expected, Cleaning.One(Cleaning.Column(Some.Double), received));
}
