using System.Globalization;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Reads the patterns of <c>clean.format</c>.</summary>
internal static class DatePattern
{
    private const string Separators = " -./:,_T";
    private static readonly string[] Parts = ["yyyy", "MM", "dd", "HH", "mm", "ss"];

    /// <summary>What is wrong with <paramref name="pattern"/>, written as a remedy; null when nothing is wrong.</summary>
    public static string? Fault(string pattern, bool hasTime)
    {
        var seen = new List<string>();
        var offset = 0;
        while (offset < pattern.Length)
        {
            var part = Parts.FirstOrDefault(p => string.CompareOrdinal(pattern, offset, p, 0, p.Length) == 0);
            if (part is not null)
            {
                if (seen.Contains(part))
                    return "write '" + part + "' once";
                seen.Add(part);
                offset += part.Length;
            }
            else if (Separators.IndexOf(pattern[offset]) >= 0)
            {
                offset++;
            }
            else
            {
                return "'" + pattern[offset] + "' is not a separator and not part of yyyy, MM, dd, HH, mm or ss";
            }
        }

        if (Parts.Take(3).FirstOrDefault(p => !seen.Contains(p)) is { } missing)
            return "add '" + missing + "', because a date has a year, a month and a day";
        if (!hasTime && seen.Count > 3)
            return "a date has no time of day; end after the date or use the type timestamp";
        var isGapped = (seen.Contains("mm") && !seen.Contains("HH")) || (seen.Contains("ss") && !seen.Contains("mm"));
        return isGapped ? "a format with ss needs mm, and a format with mm needs HH" : null;
    }

    /// <summary>Whether <paramref name="text"/> fits <paramref name="pattern"/>.</summary>
    public static bool Matches(string pattern, string text) =>
        DateTime.TryParseExact(text, pattern.Replace("T", "'T'").Replace("/", "'/'").Replace(":", "':'"), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
