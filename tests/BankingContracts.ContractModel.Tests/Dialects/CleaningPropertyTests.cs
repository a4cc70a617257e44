using System.Globalization;
using System.Numerics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>The SQL against a reading of the rules in C# that shares nothing with it: no regular expression, no cast.</summary>
public sealed class CleaningPropertyTests
{
    private static readonly Gen<string> NumberText = Gen.OneOf(
        Gen.String[Gen.Char["0123456789"], 1, 24],
        Gen.String[Gen.Char["+-.0019eE_, \t\n\r\v\u00a0\u200b\u3000\u0663x"], 0, 8],
        Gen.Select(Gen.Char["+- "], Gen.String[Gen.Char["09"], 0, 30], Gen.Char["."], Gen.String[Gen.Char["059"], 0, 4], (s, i, p, f) => s + i + p + f),
        Gen.Select(Gen.Int[-3, 3], OneOf(short.MaxValue, int.MaxValue, long.MaxValue), (d, m) => (m + (BigInteger)d).ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[-3, 3], OneOf(short.MinValue, int.MinValue, long.MinValue), (d, m) => (m + (BigInteger)d).ToString(CultureInfo.InvariantCulture)));

    private static readonly Gen<string> FlagText = Gen.OneOf(
        OneOf("yes", "y", "true", "1", "no", "n", "false", "0", "null", "n/a", "none", "").Select(Gen.String[Gen.Char[" \t\r\n\v"], 0, 2], (t, b) => b + t + b),
        OneOf("yes", "no", "true", "false").Select(t => t.ToUpperInvariant()),
        Gen.String[Gen.Char["yesnoYESNO10 "], 0, 4]);

    private static readonly Gen<DataType> AnyDecimal = Gen.Int[1, 38].SelectMany(p => Gen.Int[0, p].Select(s => Some.Decimal(p, s)));

    [Fact]
    public void WholeNumbersAreReadAsTheRulesSay() =>
        Gen.Select(OneOf(DataTypeKind.SmallInt, DataTypeKind.Integer, DataTypeKind.BigInt), NumberText.Array[1, 200])
            .Sample((kind, texts) => AssertSame(Cleaning.Column(new DataType(kind)), texts, t => WholeNumber(t, kind)), iter: 60, threads: 1);

    [Fact]
    public void DecimalsAreReadAsTheRulesSay() =>
        Gen.Select(AnyDecimal, NumberText.Array[1, 200])
            .Sample((type, texts) => AssertSame(Cleaning.Column(type), texts, t => DecimalNumber(t, type)), iter: 60, threads: 1);

    [Fact]
    public void FlagsAreReadAsTheRulesSay() =>
        FlagText.Array[1, 200].Sample(texts => AssertSame(Cleaning.Column(Some.Boolean), texts, Flag), iter: 30, threads: 1);

    [Fact]
    public void EveryDayAndNoOtherIsADate()
    {
        var column = Cleaning.Column(Some.Date);
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 13], Gen.Int[0, 32], (y, m, d) => $"{y:0000}-{m:00}-{d:00}").Array[1, 200].Sample(
            texts => AssertSame(column, texts, t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? t : "<format>"),
            iter: 30,
            threads: 1);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertSame(ColumnContract column, string[] texts, Func<string, string> expected) =>
        Assert.Equal(texts.Select(t => (t, expected(t))), texts.Zip(Cleaning.Of(column, texts), (t, c) => (t, c!)));

    private static string WholeNumber(string received, DataTypeKind kind)
    {
        var text = Trim(received);
        if (IsNull(text))
            return "<missing>";
        if (!IsDigits(Unsigned(text)))
            return Misfit(text);
        var number = Signed(text, Digits(Unsigned(text)));
        var (lowest, highest) = kind switch
        {
            DataTypeKind.SmallInt => (short.MinValue, short.MaxValue),
            DataTypeKind.Integer => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        return number < lowest || number > highest ? "<range>" : number.ToString(CultureInfo.InvariantCulture);
    }

    private static string DecimalNumber(string received, DataType type)
    {
        var text = Trim(received);
        if (IsNull(text))
            return "<missing>";
        var parts = Unsigned(text).Split('.');
        if (parts.Length > 2 || !parts.All(IsDigits))
            return Misfit(text);
        var fraction = parts.Length == 2 ? parts[1] : "";
        if (fraction.Length > type.Scale)
            return "<decimals>";
        if (parts[0].TrimStart('0').Length > type.Precision - type.Scale)
            return "<range>";
        return Printed(Signed(text, Digits(parts[0] + fraction.PadRight(type.Scale, '0'))), type);
    }

    // As DuckDB prints: no zero before the point when the type has no whole digits.
    private static string Printed(BigInteger unscaled, DataType type)
    {
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(type.Scale + (type.Precision > type.Scale ? 1 : 0), '0');
        var whole = digits[..^type.Scale];
        return (unscaled.Sign < 0 ? "-" : "") + whole + (type.Scale > 0 ? "." + digits[^type.Scale..] : "");
    }

    private static string Flag(string received)
    {
        var text = Trim(received).ToLowerInvariant();
        if (IsNull(text))
            return "<missing>";
        return text is "yes" or "y" or "true" or "1" ? "true" : text is "no" or "n" or "false" or "0" ? "false" : Misfit(text);
    }

    private static string Misfit(string text) => text.Any(c => c != ' ' && IsInvisible(c)) ? "<invisible>" : "<format>";

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsInvisible(text[start]))
            start++;
        while (end > start && IsInvisible(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static bool IsNull(string text) => Some.NullTexts.Contains(text.ToLowerInvariant());

    private static string Unsigned(string text) => text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static BigInteger Digits(string digits) => digits.Aggregate(BigInteger.Zero, (n, d) => (n * 10) + (d - '0'));

    private static BigInteger Signed(string text, BigInteger number) => text[0] == '-' ? -number : number;
}
