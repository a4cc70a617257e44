using System.Globalization;

namespace BankingContracts.Server.Quality;

/// <summary>A number of the last runs as small bars: one path for each style, because a table has hundreds of bars.</summary>
/// <param name="Runs">How many runs are shown.</param>
/// <param name="Found">In how many of them the number is not 0.</param>
/// <param name="Now">The number of the last run.</param>
/// <param name="Paths">The style and the path of its bars.</param>
public sealed record TrendBars(int Runs, int Found, long Now, IReadOnlyList<(string Tone, string Path)> Paths)
{
    /// <summary>The width of the picture.</summary>
    public const int Width = 120;

    /// <summary>The height of the picture.</summary>
    public const int Height = 18;

    private const int Places = 30;
    private const double Step = Width / (double)Places;

    /// <summary>The bars of some numbers, the oldest first; the last ones are shown.</summary>
    public static TrendBars Of(IEnumerable<TrendPoint> points)
    {
        var shown = points.TakeLast(Places).ToList();
        var largest = shown.Select(p => p.Value).Append(1).Max();
        var paths = shown.Select((p, i) => (p.Tone, Bar: Bar(i, p.Value, largest))).GroupBy(b => b.Tone).Select(g => (g.Key, string.Concat(g.Select(b => b.Bar))));
        return new(shown.Count, shown.Count(p => p.Value > 0), shown.Count == 0 ? 0 : shown[^1].Value, [.. paths]);
    }

    private static string Bar(int place, long value, long largest)
    {
        var height = value == 0 ? 1 : Math.Max(3, Height * (value / (double)largest));
        return string.Create(CultureInfo.InvariantCulture, $"M{place * Step:0.#} {Height}v{-height:0.#}h{Step - 1:0.#}v{height:0.#}z");
    }
}
