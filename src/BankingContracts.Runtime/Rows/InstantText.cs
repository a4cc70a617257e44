using System.Globalization;
using System.Text.RegularExpressions;

namespace BankingContracts.Runtime.Rows;

/// <summary>Reads an instant as a user writes it: an ISO 8601 date or timestamp, UTC unless it has an offset, at most microseconds.</summary>
public static partial class InstantText
{
    /// <summary>The time in UTC.</summary>
    /// <exception cref="FormatException">The text is not such a timestamp; the message says why.</exception>
    public static DateTime Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is not an ISO 8601 date or timestamp; write for example 2026-01-31 or 2026-01-31T12:00:00Z.");
        if (match.Groups["fraction"].Length > 6)
            throw new FormatException($"'{text}' has more than six decimals of a second; write at most six, because timestamps have microseconds.");

        var normal = $"{match.Groups["date"].Value}T{Time(match)}.{match.Groups["fraction"].Value.PadRight(6, '0')}{Offset(match)}";
        return DateTimeOffset.TryParseExact(
            normal, "yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.UtcDateTime
            : throw new FormatException($"'{text}' is not a time that exists; correct it.");
    }

    /// <summary>The same, but a date without a time means its last microsecond.</summary>
    /// <exception cref="FormatException">The text is not such a timestamp; the message says why.</exception>
    public static DateTime ParseEnd(string text)
    {
        var instant = Parse(text);
        return Pattern().Match(text).Groups["time"].Success ? instant : instant.AddDays(1).AddMicroseconds(-1);
    }

    private static string Time(Match match)
    {
        var time = match.Groups["time"];
        if (!time.Success)
            return "00:00:00";
        return match.Groups["seconds"].Success ? time.Value : time.Value + ":00";
    }

    private static string Offset(Match match)
    {
        var offset = match.Groups["offset"].Value;
        if (offset.Length == 0 || offset is "Z" or "z")
            return "+00:00";
        var digits = offset[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        return $"{offset[0]}{digits[..2]}:{digits[2..]}";
    }

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})" +
        @"([Tt ](?<time>[0-9]{2}:[0-9]{2}(?<seconds>:[0-9]{2})?)((?<=:[0-9]{2}:[0-9]{2})\.(?<fraction>[0-9]+))?" +
        @" ?(?<offset>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
