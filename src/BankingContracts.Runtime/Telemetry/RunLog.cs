using BankingContracts.Runtime.Outcomes;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Runtime.Telemetry;

/// <summary>The lines that a run logs. Each has the run's id; none has a value of a row.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Information, "Run {RunId} of {Pipeline} began ({RunKind}).")]
    public static partial void RunBegan(ILogger log, string runId, string pipeline, string runKind);

    [LoggerMessage(2, LogLevel.Information, "Run {RunId} of {Pipeline} ended: {Outcome}, {Milliseconds:0} ms.")]
    public static partial void RunEnded(ILogger log, string runId, string pipeline, string outcome, double milliseconds);

    [LoggerMessage(3, LogLevel.Error, "Run {RunId} of {Pipeline} failed: {Outcome}, {Milliseconds:0} ms. {Reason}")]
    public static partial void RunFailed(ILogger log, string runId, string pipeline, string outcome, double milliseconds, string reason);

    [LoggerMessage(4, LogLevel.Debug, "Run {RunId}: {Stage} {Model} began.")]
    public static partial void StageBegan(ILogger log, string runId, string stage, string? model);

    [LoggerMessage(5, LogLevel.Information, "Run {RunId}: {Stage} {Model} ended: {Rows} rows, {Added} added, {Changed} changed, {Removed} removed, {Milliseconds:0} ms.")]
    public static partial void StageEnded(ILogger log, string runId, string stage, string? model, long rows, long added, long changed, long removed, double milliseconds);

    [LoggerMessage(6, LogLevel.Error, "Run {RunId}: {Stage} {Model} did not end.")]
    public static partial void StageFailed(ILogger log, string runId, string stage, string? model);

    [LoggerMessage(EventId = 7, Message = "Run {RunId}: audit {Audit} of {Model} {Status}, {FailingRows} failing rows.")]
    public static partial void Finding(ILogger log, LogLevel level, string runId, string audit, string model, AuditStatus status, long failingRows);

    [LoggerMessage(8, LogLevel.Warning, "Run {RunId}: {Quarantined} of {RowsRead} rows of {Model} are in quarantine.")]
    public static partial void Quarantine(ILogger log, string runId, string model, long quarantined, long rowsRead);

    /// <summary>How serious a finding is; null where it is none.</summary>
    public static LogLevel? LevelOf(AuditStatus status) => status switch
    {
        AuditStatus.Warned => LogLevel.Warning,
        AuditStatus.Failed or AuditStatus.Errored => LogLevel.Error,
        AuditStatus.Passed or AuditStatus.Skipped => null,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no status of an audit"),
    };
}
