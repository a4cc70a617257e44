using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Server.Quality;

/// <summary>What the tests of a run found, and what it sent to quarantine.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="Summary">The number of tests by outcome.</param>
/// <param name="Findings">The tests that did not pass, by name.</param>
/// <param name="Reasons">The rows in quarantine after it, by reason.</param>
/// <param name="RowsRead">Rows of the current files.</param>
/// <param name="Quarantined">Rows of the current files in quarantine.</param>
public sealed record RunQuality(
    string RunId,
    DateTime At,
    TestSummary Summary,
    IReadOnlyDictionary<string, Finding> Findings,
    IReadOnlyList<ReportedQuarantine> Reasons,
    long RowsRead,
    long Quarantined)
{
    /// <summary>Whether the run came as far as its tests.</summary>
    public bool WasTested => Summary.Skipped < Summary.TotalTests;

    /// <summary>What a report says.</summary>
    public static RunQuality Of(string runId, DateTime at, QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            runId,
            at,
            report.Summary,
            report.Errors.Select(t => (Test: t, Kind: FindingKind.CouldNotRun))
                .Concat(report.Failures.Select(t => (Test: t, Kind: FindingKind.Failed)))
                .Concat(report.Warnings.Select(t => (Test: t, Kind: FindingKind.Warned)))
                .DistinctBy(f => f.Test.Test)
                .ToDictionary(f => f.Test.Test, f => new Finding(f.Kind, f.Test.FailingRows), StringComparer.Ordinal),
            report.Quarantine,
            report.Totals.Values.Sum(t => t.RowsRead),
            report.Totals.Values.Sum(t => t.Quarantined));
    }
}

/// <summary>A test that did not pass.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Rows">Its failing rows.</param>
public sealed record Finding(FindingKind Kind, long Rows);

/// <summary>How a test did not pass; the worst is the largest.</summary>
public enum FindingKind
{
    /// <summary>Failing rows, and it only warns.</summary>
    Warned,

    /// <summary>Failing rows.</summary>
    Failed,

    /// <summary>It could not run.</summary>
    CouldNotRun,
}
