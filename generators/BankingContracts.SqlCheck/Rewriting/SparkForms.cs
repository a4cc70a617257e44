using System.Globalization;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// Spark SQL that computes what DuckDB computes. A form has a text before and a text after the value, so that the value is computed once; the
/// texts name it _v. Spark has no expression that names a value, but a function of arrays can.
/// </summary>
internal static class SparkForms
{
    // DuckDB reads a decimal as a double in two parts, if it has more digits than a double.
    private const long ExactDouble = 9007199254740992;
    private const int ExactDigits = 15;

    // Spark SQL casts a double to a whole number of 64 bits exactly.
    private const string Half = "4611686018427387904";

    /// <summary>The text before a value that <see cref="After"/> uses as <c>_v</c>.</summary>
    public const string Before = "element_at(transform(array(";

    /// <summary>The text after the value.</summary>
    public static string After(string result) => "), _v -> " + result + "), 1)";

    /// <summary>A text as Spark SQL writes it.</summary>
    public static string Text(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "'";

    /// <summary>
    /// A decimal as a double, or null if the plain cast is the same. DuckDB makes a double of the digits before the point and of those after it,
    /// and adds them.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="isWide">Whether DuckDB stores it in 128 bits.</param>
    public static string? DecimalToDouble(ExactType type, bool isWide)
    {
        if (type.Kind != ExactKind.Decimal || type.Precision <= ExactDigits || (type.Scale == 0 && !isWide))
            return null;
        var power = "1" + new string('0', type.Scale);
        var limit = ExactDouble / Math.Pow(10, type.Scale) is >= 1 and var whole ? Math.Floor(whole).ToString("F0", CultureInfo.InvariantCulture) : "0";
        var cut = Units("case when _v < 0 then ceil(_v) else floor(_v) end", isWide);
        var rest = type.Scale == 0 ? "" : $" + {Units($"cast(_v % 1 * {power} as decimal(38,0))", isWide)} / 1E{Number(type.Scale)}D";
        return $"case when abs(_v) <= {limit} then cast(_v as double) else {cut}{rest} end";
    }

    // DuckDB makes a double of a negative number of 128 bits in two steps.
    private static string Units(string whole, bool isWide) => isWide
        ? $"(case when {whole} < 0 then -cast(-1 - {whole} as double) - 1D else cast({whole} as double) end)"
        : $"cast({whole} as double)";

    /// <summary>DuckDB's round of a double: it multiplies, rounds half away from zero, and divides. A zero keeps its sign.</summary>
    public static string RoundDouble(int digits)
    {
        if (digits == 0)
            return "case when round(_v) = 0D then _v * 0D else round(_v) end";
        var power = $"1E{Number(Math.Abs(digits))}D";
        var (large, back) = digits > 0 ? ($"_v * {power}", $"/ {power}") : ($"_v / {power}", $"* {power}");
        var unbounded = digits > 0 ? $"abs({large}) = double('Infinity') then _v" : "isnan(_v) or abs(_v) = double('Infinity') then 0D";
        return $"case when {unbounded} when round({large}) = 0D then _v * 0D else round({large}) {back} end";
    }

    /// <summary>The whole number below or above a double. Spark's own is of 64 bits, and loses the sign of a zero, NaN and infinity.</summary>
    public static string WholeDouble(string function) =>
        $"case when abs(_v) < 9E15D then case when {function}(_v) = 0 then _v * 0D else cast({function}(_v) as double) end else _v end";

    /// <summary>
    /// A double as a decimal: DuckDB multiplies it, rounds it to a whole number, and then all digits of this number count.
    /// </summary>
    public static string DoubleToDecimal(ExactType type, bool isTry)
    {
        return WholeToDecimal(type.Scale == 0 ? "round(_v)" : $"round(_v * 1E{Number(type.Scale)}D)", type, isTry);
    }

    /// <summary>A double that is a whole number of units of a decimal, as this decimal.</summary>
    public static string WholeToDecimal(string rounded, ExactType type, bool isTry)
    {
        var cast = isTry ? "try_cast" : "cast";
        var small = Scaled($"{cast}({cast}({rounded} as bigint) as decimal(19,0))", type.Scale);
        if (type.Precision <= 18)
            return $"{cast}({small} as {Decimal(type)})";
        var large = Scaled($"cast({cast}({cast}({rounded} / {Half}D as bigint) as decimal(19,0)) * {Half} + {cast}({rounded} % {Half}D as bigint) as decimal({Number(type.Scale > 6 ? 37 - type.Scale : 38)},0))", type.Scale);
        return $"{cast}(case when abs({rounded}) < 9E18D then {small} else {large} end as {Decimal(type)})";
    }

    /// <summary>The name of a decimal type.</summary>
    public static string Decimal(ExactType type) => $"decimal({Number(type.Precision)},{Number(type.Scale)})";

    /// <summary>A number in SQL.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Scaled(string whole, int scale) => scale == 0 ? whole : $"{whole} * {SmallestOf(scale)}";

    /// <summary>The decimal with one unit at the last place.</summary>
    public static string SmallestOf(int scale) => "0." + new string('0', scale - 1) + "1";
}
