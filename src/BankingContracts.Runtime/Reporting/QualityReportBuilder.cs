using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Makes the report of a run that ended.</summary>
public static class QualityReportBuilder
{
    /// <summary>The report.</summary>
    /// <param name="pipeline">The pipeline. It knows the decimals of each sum.</param>
    /// <param name="result">The run.</param>
    /// <param name="timestamp">When the report is made.</param>
    public static QualityReport Build(PipelineDefinition pipeline, RunResult result, DateTime timestamp) => Build(new MoneyPlaces(pipeline), result, timestamp);

    private static QualityReport Build(MoneyPlaces places, RunResult result, DateTime timestamp) => new(
        RunClock.Text(timestamp),
        result.RunId,
        RunClock.Text(result.RunAt),
        result.IsCommitted,
        (int)result.ExitCode,
        result.Message,
        Math.Round(result.Elapsed.TotalMilliseconds, 1),
        Summarize(result.Audits),
        Grouped(result.Audits, a => a.Audit.Layer.ToString().ToLowerInvariant()),
        Grouped(result.Audits, a => Severity(a.Audit)),
        Listed(result.Audits, AuditStatus.Failed),
        Listed(result.Audits, AuditStatus.Warned),
        Listed(result.Audits, AuditStatus.Errored),
        result.Stagings.ToDictionary(s => s.Key, s => places.Of(s.Key, s.Value)),
        result.Snapshots.ToDictionary(s => s.Key, s => new ReportedSnapshot(
            s.Value.Current,
            s.Value.Kept,
            result.DeletedKeys.GetValueOrDefault(s.Key),
            result.QuarantinedKeys.GetValueOrDefault(s.Key),
            places.Of(s.Key, s.Value.Money))),
        [.. result.Stagings.SelectMany(s => s.Value.Reasons.Select(r => new ReportedQuarantine(s.Key, r.Column, r.Kind, r.Words, r.Rows)))],
        Orphans(result.Audits),
        [.. result.Stages.Select(s => new ReportedStage(
            s.Stage.Word(), s.Model, s.Change.Rows, s.Change.Added, s.Change.Changed, s.Change.Removed, Math.Round(s.Milliseconds, 1), s.Note))],
        [.. result.Exports.Select(e => new ReportedExport(Path.GetFileName(e.Path), e.Model, e.Rows, e.WasWritten))],
        [.. result.Deliveries.Select(d => new ReportedDelivery(d.Source, d.Files, d.RowsRead, d.Stagings.ToDictionary(s => s.Key, s => places.Of(s.Key, s.Value))) { Superseded = d.Superseded })],
        [.. result.FileNotes.Select(n => new ReportedFileNote(
            n.Source, n.File, KindWord(n.Kind), n.Other, n.LoadedAt is { } at ? RunClock.Text(at) : null, n.Text))])
    {
        ChainHash = result.ChainHash,
        BusinessDate = result.BusinessDate?.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>A kind of note as one word.</summary>
    public static string KindWord(FileNoteKind kind) => kind switch
    {
        FileNoteKind.Unchanged => "unchanged",
        FileNoteKind.SameAsLast => "same_as_last",
        FileNoteKind.LoadedAgain => "loaded_again",
        FileNoteKind.Replaces => "replaces",
        FileNoteKind.NextDelivery => "next_delivery",
        _ => throw new InvalidOperationException($"No word for {kind}."),
    };

    /// <summary>Counts by status.</summary>
    public static TestSummary Summarize(IReadOnlyCollection<AuditResult> audits)
    {
        int Count(AuditStatus status) => audits.Count(a => a.Status == status);
        var ran = audits.Count - Count(AuditStatus.Skipped);
        var rate = ran == 0 ? 100 : Math.Round(100.0 * Count(AuditStatus.Passed) / ran, 2);
        return new TestSummary(
            audits.Count,
            Count(AuditStatus.Passed),
            Count(AuditStatus.Failed),
            Count(AuditStatus.Warned),
            Count(AuditStatus.Skipped),
            Count(AuditStatus.Errored),
            rate);
    }

    /// <summary>Relationships that the current rows of a snapshot break.</summary>
    public static IReadOnlyList<ReportedOrphans> Orphans(IEnumerable<AuditResult> audits) =>
    [
        .. audits
            .Where(a => a.Audit is { Type: AuditType.Relationships, Layer: ModelLayer.Snapshots } && a.FailingRows > 0)
            .Select(a => new ReportedOrphans(
                a.Audit.Model, a.Audit.Column ?? "", a.Audit.Reads.FirstOrDefault(r => r != a.Audit.Model) ?? a.Audit.Model, a.FailingRows)),
    ];

    private static Dictionary<string, TestSummary> Grouped(IReadOnlyList<AuditResult> audits, Func<AuditResult, string> by) =>
        audits.GroupBy(by).ToDictionary(g => g.Key, g => Summarize([.. g]));

    private static List<ReportedTest> Listed(IReadOnlyList<AuditResult> audits, AuditStatus status) =>
    [
        .. audits.Where(a => a.Status == status).Select(a => new ReportedTest(
            a.Audit.Name,
            a.Audit.Type.Word(),
            a.Audit.Layer.ToString().ToLowerInvariant(),
            a.Audit.Model,
            a.Audit.Column,
            Severity(a.Audit),
            a.FailingRows,
            a.Audit.Description,
            a.Message,
            a.Keys,
            a.Audit.File.Length > 0 ? a.Audit.File : null,
            a.File)),
    ];

    private static string Severity(AuditDefinition audit) => audit.Severity.ToString().ToLowerInvariant();
}
