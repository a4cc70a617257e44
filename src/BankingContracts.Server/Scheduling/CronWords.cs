using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Scheduling;

/// <summary>Times of a schedule in words, where they are of a usual kind.</summary>
internal static class CronWords
{
    private const int Fields = 6;

    private static readonly Dictionary<string, string> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MON"] = "Monday",
        ["TUE"] = "Tuesday",
        ["WED"] = "Wednesday",
        ["THU"] = "Thursday",
        ["FRI"] = "Friday",
        ["SAT"] = "Saturday",
        ["SUN"] = "Sunday",
    };

    /// <summary>The words: at 02:30, Monday to Friday; the expression itself where it says more than a time and days of the week.</summary>
    public static string Of(CronTrigger cron)
    {
        ArgumentNullException.ThrowIfNull(cron);
        return cron.Expression.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var second, var minute, var hour, "?" or "*", "*", var days] and { Length: Fields }
            && Number(second) == 0
            && Number(minute) is { } m
            && Number(hour) is { } h
            && DaysOf(days) is { } words
            ? string.Create(CultureInfo.InvariantCulture, $"at {h:00}:{m:00}, {words}")
            : $"at the times {cron.Expression}";
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? DaysOf(string text)
    {
        if (text is "?" or "*")
            return "every day";
        if (text.Split('-') is [var first, var last] && Days.TryGetValue(first, out var from) && Days.TryGetValue(last, out var to))
            return $"{from} to {to}";
        var names = text.Split(',').Select(d => Days.GetValueOrDefault(d)).ToList();
        return names.Contains(null) ? null : string.Join(", ", names);
    }
}
