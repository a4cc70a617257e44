using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>Reads values in contracts by the same strict rules as the values in files.</summary>
internal static class TypedText
{
    private static readonly Regex WholePattern = new(@"\A[+-]?[0-9]+\z", RegexOptions.CultureInvariant);
    private static readonly Regex DecimalPattern = new(@"\A[+-]?([0-9]+)(?:\.([0-9]+))?\z", RegexOptions.CultureInvariant);
    private static readonly Regex DoublePattern = new(@"\A[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant);
    private static readonly Regex FractionPattern = new(@"\.([0-9]{1,6})\z", RegexOptions.CultureInvariant);

    private static readonly string[] DateFormats = ["yyyy-MM-dd"];

    private static readonly string[] TimestampFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>Whether <paramref name="text"/> is a value of <paramref name="type"/>. If the type is unknown, every text is.</summary>
    public static bool Fits(DataType type, string text) => DataTypes.Of(type).Fits(type, text);

    /// <summary>The same as <see cref="Fits"/>, for values of a file: there a timestamp must have seconds.</summary>
    public static bool FitsAsReceived(DataType type, string text) => DataTypes.Of(type) is var row && (row.FitsAsReceived ?? row.Fits)(type, text);

    /// <summary>The same as <see cref="Fits"/>, for the end of a range. It may have more decimals than the values.</summary>
    public static bool FitsAsBound(DataType type, string text) => DataTypes.Of(type) is var row && (row.FitsAsBound ?? row.Fits)(type, text);

    /// <summary>Whether <paramref name="low"/> exceeds <paramref name="high"/>; false when one of them is not a value of the type.</summary>
    public static bool Exceeds(DataType type, string low, string high) =>
        FitsAsBound(type, low) && FitsAsBound(type, high) && DataTypes.Of(type).Exceeds(low, high);

    public static bool IsBoolean(string text) => text.ToLowerInvariant() is "true" or "false";

    public static bool IsDouble(string text) => DoublePattern.IsMatch(text);

    public static bool IsDate(string text) => Time(text, DateFormats) is not null;

    public static bool HasSeconds(string timestamp) => timestamp.Count(static c => c == ':') == 2;

    public static bool IsLater(string time, string than) => Timestamp(time) > Timestamp(than);

    public static bool IsGreaterDouble(string number, string than) => Double(number) > Double(than);

    /// <summary>Compares numbers of any length exactly.</summary>
    public static bool IsGreaterNumber(string number, string than) => Scaled(number, Decimals(than)) > Scaled(than, Decimals(number));

    public static bool IsWhole(string text, long minimum, long maximum) =>
        WholePattern.IsMatch(text) && BigInteger.Parse(text, CultureInfo.InvariantCulture) is var value && value >= minimum && value <= maximum;

    /// <summary>Whether the number has at most so many digits before the point, and after it.</summary>
    public static bool IsDecimal(string text, int digits, int scale) =>
        DecimalPattern.Match(text) is { Success: true } match
        && match.Groups[1].Value.TrimStart('0').Length <= digits
        && match.Groups[2].Length <= scale;

    /// <summary>The time of <paramref name="text"/>; null when it is not a time.</summary>
    public static DateTime? Timestamp(string text)
    {
        var local = text.EndsWith("Z", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        var fraction = FractionPattern.Match(local);
        if (!fraction.Success)
            return Time(local, TimestampFormats);
        var ticks = long.Parse(fraction.Groups[1].Value.PadRight(7, '0'), CultureInfo.InvariantCulture);
        return HasSeconds(local) ? Time(local.Substring(0, fraction.Index), TimestampFormats)?.AddTicks(ticks) : null;
    }

    private static DateTime? Time(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static double Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Decimals(string text) => text.IndexOf('.') is var point and >= 0 ? text.Length - point - 1 : 0;

    /// <summary>
    /// Multiplies the number by a power of ten, so that it and a number with <paramref name="decimals"/> decimals become whole numbers.
    /// </summary>
    private static BigInteger Scaled(string text, int decimals) =>
        BigInteger.Parse(text.Replace(".", "") + new string('0', decimals), CultureInfo.InvariantCulture);
}
