using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Quality;

/// <summary>A reason of quarantine over the last runs.</summary>
/// <param name="Model">The staging model.</param>
/// <param name="Column">The source column.</param>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Reason">The reason in words.</param>
/// <param name="Points">The rows in quarantine for it after each run, the oldest first.</param>
public sealed record ReasonTrend(string Model, string Column, QuarantineKind Kind, string Reason, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>The same as a picture.</summary>
    public TrendBars Bars => field ??= TrendBars.Of(Points);

    /// <summary>Rows after the last run.</summary>
    public long Now => Points.Count == 0 ? 0 : Points[^1].Value;

    /// <summary>How many more there are than after the run before.</summary>
    public long Change => Points.Count < 2 ? 0 : Points[^1].Value - Points[^2].Value;

    /// <summary>The reasons of some runs, those with the most rows now first.</summary>
    public static IReadOnlyList<ReasonTrend> Of(IReadOnlyList<RunQuality> runs)
    {
        var counted = runs.Select(r => (Run: r, Rows: r.Reasons.GroupBy(q => (q.Model, q.Column, q.Kind, q.Reason)).ToDictionary(g => g.Key, g => g.Sum(q => q.Rows)))).ToList();
        return
        [
            .. counted.SelectMany(c => c.Rows.Keys).Distinct()
                .Select(k => new ReasonTrend(k.Model, k.Column, k.Kind, k.Reason, [.. counted.Select(c => Point(c.Run, c.Rows.GetValueOrDefault(k)))]))
                .OrderByDescending(t => t.Now)
                .ThenBy(t => t.Model, StringComparer.Ordinal)
                .ThenBy(t => t.Column, StringComparer.Ordinal),
        ];
    }

    private static TrendPoint Point(RunQuality run, long rows) => new(run.RunId, run.At, rows, rows > 0 ? "warn" : "ok");
}
