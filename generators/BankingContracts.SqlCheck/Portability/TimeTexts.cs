using System.Globalization;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Texts of dates and timestamps that both engines read in the same way.</summary>
internal static class TimeTexts
{
    private static readonly string[] Dates = ["yyyy-M-d"];
    private static readonly string[] Times =
    [
        .. Dates,
        .. from day in new[] { "yyyy-M-d " , "yyyy-M-d'T'" }
           from time in new[] { "H:m", "H:m:s", "H:m:s.FFFFFF" }
           select day + time,
    ];

    /// <summary>
    /// Whether <paramref name="text"/>, which DuckDB reads, is also a date or a timestamp for Spark SQL. Words such as infinity, other
    /// marks between the numbers, and time zones are not portable.
    /// </summary>
    public static bool IsPortable(string text, bool isTimestamp) =>
        DateTime.TryParseExact(text.Trim(), isTimestamp ? Times : Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
