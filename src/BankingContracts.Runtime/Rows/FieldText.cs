using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>How values are written in text exports: invariant, exact, ISO 8601.</summary>
internal static class FieldText
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string TimestampReadFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";
    private const string TimestampWithoutFraction = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] TimestampFormats = [TimestampReadFormat, TimestampWithoutFraction];

    public static bool? Boolean(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static short? Int16(string text) =>
        short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static int? Int32(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static long? Int64(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    public static double? Double(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;

    public static DateTime? Timestamp(string text) => DateTime.TryParseExact(
        text, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value
            : null;

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value with all decimals of the column's scale, as engines write them.</summary>
    public static string Of(decimal value, ColumnDefinition column) => Exact(value, column).ToString("F" + column.Type.Scale, CultureInfo.InvariantCulture);

    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    public static string Of(DateOnly value) => value.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Of(DateTime value) => value.ToString(TimestampFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns <paramref name="value"/>. It must not have more decimals than <paramref name="column"/>, because money is never rounded.
    /// </summary>
    /// <exception cref="FieldFormatException">It has more decimals.</exception>
    public static decimal Exact(decimal value, ColumnDefinition column) => decimal.Round(value, column.Type.Scale) == value
        ? value
        : throw new FieldFormatException(string.Create(
            CultureInfo.InvariantCulture, $"{column.Name}: {value} has more decimals than {column.Type}"));
}
