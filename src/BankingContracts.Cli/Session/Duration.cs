using System.Globalization;

namespace BankingContracts.Cli.Session;

/// <summary>Durations as people write them: <c>60s</c>, <c>10m</c>, <c>24h</c>, <c>400d</c>.</summary>
internal static class Duration
{
    // Timers accept no longer time.
    private const int MostDays = 24_000;

    /// <summary>Whether <paramref name="text"/> is a whole number and a unit.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (unit == TimeSpan.Zero || unit.TotalDays * number > MostDays)
            return false;
        duration = unit * number;
        return true;
    }
}
