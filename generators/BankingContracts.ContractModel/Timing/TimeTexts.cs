using System.Globalization;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Timing;

/// <summary>Dates, times of the day and durations as contracts write them.</summary>
internal static class TimeTexts
{
    /// <summary>The longest duration, in seconds: a day.</summary>
    private const int MostSeconds = 24 * 60 * 60;

    /// <summary>The most hours or days of a long duration: more than a hundred years of days are a typing error.</summary>
    private const int MostUnits = 40_000;

    /// <summary>A day as <c>2026-12-25</c>; null when <paramref name="text"/> is none.</summary>
    public static CalendarDate? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date.Year, date.Month, date.Day)
            : null;

    /// <summary>A time as <c>06:00</c>; null when <paramref name="text"/> is none.</summary>
    public static ClockTime? Time(string text) =>
        text.Length == 5 && text[2] == ':'
        && Number(text.Substring(0, 2)) is { } hour and < 24
        && Number(text.Substring(3)) is { } minute and < 60
            ? new(hour, minute)
            : null;

    /// <summary>The seconds of <c>60s</c>, <c>5m</c> or <c>1h</c>, up to a day; null when <paramref name="text"/> is no such duration.</summary>
    public static int? Seconds(string text)
    {
        if (text.Length < 2 || Number(text.Substring(0, text.Length - 1)) is not { } number)
            return null;
        var unit = text[text.Length - 1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            _ => 0,
        };
        return unit > 0 && number <= MostSeconds / unit ? number * unit : null;
    }

    /// <summary>The seconds of <c>12h</c> or <c>400d</c>, at least one hour; null when <paramref name="text"/> is no such duration.</summary>
    public static long? LongSeconds(string text)
    {
        if (text.Length < 2 || Number(text.Substring(0, text.Length - 1)) is not (> 0 and <= MostUnits and var number))
            return null;
        return text[text.Length - 1] switch
        {
            'h' => number * 60L * 60,
            'd' => number * 24L * 60 * 60,
            _ => null,
        };
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
