using System.Globalization;
using System.Text.RegularExpressions;

namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>The rules for single fields, beyond those of the reference pipeline.</summary>
public static partial class Fields
{
    private const string Shown = "yyyy-MM-dd HH:mm:ss.FFFFFF";

    private static readonly string[] Times =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFZ"];

    /// <summary>Text that may be missing.</summary>
    public static string? Optional(string? received, string column, DateTime runAt, List<Rejection> rejections) => Cleaning.Text(received);

    /// <summary>Text.</summary>
    public static string? Mandatory(string? received, string column, DateTime runAt, List<Rejection> rejections) =>
        Cleaning.Mandatory(column, received, rejections);

    /// <summary>Text of which only the empty one means NULL.</summary>
    public static string? Literal(string? received, string column, DateTime runAt, List<Rejection> rejections)
    {
        var text = Cleaning.Trimmed(received);
        if (string.IsNullOrEmpty(text))
            rejections.Add(Rejection.Missing(column, received));
        return text;
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static string? Number(string? received, string column, DateTime runAt, List<Rejection> rejections) =>
        Cleaning.Number(column, received, rejections).ToString(CultureInfo.InvariantCulture);

    /// <summary>Money, zero or above.</summary>
    public static string? Money(string? received, string column, DateTime runAt, List<Rejection> rejections) =>
        Cleaning.Money(column, received, rejections).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A share of three decimals and two digits before them that may be missing.</summary>
    public static string? Share(string? received, string column, DateTime runAt, List<Rejection> rejections)
    {
        if (Cleaning.Text(received) is not { } text)
            return null;
        var match = DecimalNumber().Match(text);
        if (!match.Success)
            rejections.Add(Rejection.Format(column, received));
        else if (match.Groups["decimals"].Length > 3)
            rejections.Add(Rejection.Decimals(column, received));
        else if (match.Groups["integer"].Value.TrimStart('0').Length > 2)
            rejections.Add(Rejection.Range(column, received));
        else
            return decimal.Parse(text, CultureInfo.InvariantCulture).ToString("F3", CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>A time that is not after the run.</summary>
    public static string? Time(string? received, string column, DateTime runAt, List<Rejection> rejections)
    {
        if (Cleaning.Mandatory(column, received, rejections) is not { } text)
            return null;
        if (!DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            rejections.Add(Rejection.Format(column, received));
        else if (time > runAt)
            rejections.Add(Rejection.Future(column, received));
        else
            return Text(time);
        return null;
    }

    /// <summary>A time as DuckDB casts it to text.</summary>
    public static string Text(DateTime time) => time.ToString(Shown, CultureInfo.InvariantCulture);

    /// <summary>The time that <see cref="Text(DateTime)"/> shows.</summary>
    public static DateTime ParseTime(string text) =>
        DateTime.ParseExact(text, Shown, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The same rule in another case.</summary>
    public static CleanField InCase(Func<string, string> change, CleanField clean) =>
        (received, column, runAt, rejections) => clean(received, column, runAt, rejections) is { } text ? change(text) : null;

    [GeneratedRegex(@"\A[+-]?(?<integer>[0-9]+)(\.(?<decimals>[0-9]+))?\z")]
    private static partial Regex DecimalNumber();
}
