using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Reporting;

/// <summary>The content of the quality report; property names become snake_case. Values of rows never appear in it.</summary>
/// <param name="Timestamp">When the report was made, ISO 8601 UTC.</param>
/// <param name="RunId">The run.</param>
/// <param name="RunAt">The run's timestamp, ISO 8601 UTC.</param>
/// <param name="IsCommitted">Whether the run's data was published.</param>
/// <param name="ExitCode">The program's exit code.</param>
/// <param name="Message">What went wrong, or that there was nothing to do; else empty.</param>
/// <param name="ElapsedMilliseconds">Wall time of the run.</param>
/// <param name="Summary">All tests.</param>
/// <param name="ByLayer">The same per layer.</param>
/// <param name="BySeverity">The same per severity.</param>
/// <param name="Failures">Tests of severity error with failing rows.</param>
/// <param name="Warnings">Tests that only warn.</param>
/// <param name="Errors">Tests that could not run.</param>
/// <param name="Totals">Where the rows of each source went, by staging model.</param>
/// <param name="Snapshots">What the current rows of each snapshot consist of.</param>
/// <param name="Quarantine">Rows in quarantine by reason.</param>
/// <param name="Orphans">Current rows whose counterpart is missing.</param>
/// <param name="Stages">What each stage did.</param>
/// <param name="Exports">The exports.</param>
/// <param name="Deliveries">What the run loaded, in order; if a source has several files, each has the totals after it.</param>
/// <param name="FileNotes">Files that were skipped, or loaded although their bytes were loaded before.</param>
public sealed record QualityReport(
    string Timestamp,
    string RunId,
    string RunAt,
    bool IsCommitted,
    int ExitCode,
    string Message,
    double ElapsedMilliseconds,
    TestSummary Summary,
    IReadOnlyDictionary<string, TestSummary> ByLayer,
    IReadOnlyDictionary<string, TestSummary> BySeverity,
    IReadOnlyList<ReportedTest> Failures,
    IReadOnlyList<ReportedTest> Warnings,
    IReadOnlyList<ReportedTest> Errors,
    IReadOnlyDictionary<string, StagingTotals> Totals,
    IReadOnlyDictionary<string, ReportedSnapshot> Snapshots,
    IReadOnlyList<ReportedQuarantine> Quarantine,
    IReadOnlyList<ReportedOrphans> Orphans,
    IReadOnlyList<ReportedStage> Stages,
    IReadOnlyList<ReportedExport> Exports,
    IReadOnlyList<ReportedDelivery> Deliveries,
    IReadOnlyList<ReportedFileNote> FileNotes)
{
    /// <summary>
    /// The version of this format, docs/schemas/quality-report.schema.json. A field keeps its name and meaning within a version; new fields may
    /// be added.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; } = 1;

    /// <summary>The day that the run's files are about, ISO 8601; null when nobody said.</summary>
    public string? BusinessDate { get; init; }

    /// <summary>The hash of the record of the run; null for a run that was not committed.</summary>
    public string? ChainHash { get; init; }

    /// <summary>The report that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no report.</exception>
    public static QualityReport Parse(string json) =>
        JsonSerializer.Deserialize(json, ReportJson.Default.QualityReport) ?? throw new JsonException("The report is empty.");

    /// <summary>The report as it is in its file, with a line end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.QualityReport) + "\n";
}
