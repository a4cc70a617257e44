using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Quality;

/// <summary>A test over the last runs.</summary>
/// <param name="Audit">The test.</param>
/// <param name="Runs">The runs that were tested, the oldest first.</param>
public sealed record RuleTrend(AuditDefinition Audit, IReadOnlyList<RunQuality> Runs)
{
    /// <summary>What the last of them found; null when it passed.</summary>
    public Finding? Now => Runs.Count == 0 ? null : FindingOf(Runs[^1]);

    /// <summary>How many of them it did not pass.</summary>
    public int Findings { get; } = Runs.Count(r => r.Findings.ContainsKey(Audit.Name));

    /// <summary>The failing rows in each run.</summary>
    public IEnumerable<TrendPoint> Points => Runs.Select(r => FindingOf(r) is { } finding
        ? new TrendPoint(r.RunId, r.At, finding.Rows, ToneOf(finding.Kind))
        : new TrendPoint(r.RunId, r.At, 0, "ok"));

    /// <summary>The same as a picture. It is drawn once: the trends of a page stay until another run ends.</summary>
    public TrendBars Bars => field ??= TrendBars.Of(Points);

    /// <summary>The style of a finding: warn or bad.</summary>
    public static string ToneOf(FindingKind kind) => kind == FindingKind.Warned ? "warn" : "bad";

    private Finding? FindingOf(RunQuality run) => run.Findings.GetValueOrDefault(Audit.Name);
}

/// <summary>A number of one run in a picture.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="Value">The number.</param>
/// <param name="Tone">Its style: ok, warn, bad or idle.</param>
public sealed record TrendPoint(string RunId, DateTime At, long Value, string Tone);
