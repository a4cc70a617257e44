using System.Diagnostics;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Runtime.Telemetry;

/// <summary>
/// Traces, measures and logs one run, and passes on what it sees. A trace of a stage begins in the method that runs the stage, so the traces of its
/// statements are below it. A run that is disposed before it ended was stopped.
/// </summary>
internal sealed class RunTelemetry : IRunObserver, IDisposable
{
    private readonly string _pipeline;
    private readonly string _kind;
    private readonly string _runId;
    private readonly IRunObserver? _inner;
    private readonly ILogger _log;
    private readonly Activity? _run;
    private readonly long _start = Stopwatch.GetTimestamp();
    private Activity? _stage;
    private PlannedStage? _open;
    private bool _hasEnded;

    private RunTelemetry(string pipeline, string kind, string runId, IRunObserver? inner, ILogger log)
    {
        (_pipeline, _kind, _runId, _inner, _log) = (pipeline, kind, runId, inner, log);
        _run = PipelineTelemetry.Source.StartActivity(kind)
            ?.SetTag(RunTags.Pipeline, pipeline).SetTag(RunTags.RunId, runId).SetTag(RunTags.RunKind, kind);
        RunLog.RunBegan(log, runId, pipeline, kind);
    }

    /// <summary>A run begins.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="kind"><c>run</c> or <c>check</c>.</param>
    /// <param name="runId">The run.</param>
    /// <param name="inner">Sees what happens, too; may be null.</param>
    /// <param name="log">Takes the lines.</param>
    public static RunTelemetry Begin(string pipeline, string kind, string runId, IRunObserver? inner, ILogger log) => new(pipeline, kind, runId, inner, log);

    /// <inheritdoc/>
    public void OnWaiting() => _inner?.OnWaiting();

    /// <inheritdoc/>
    public void OnPlanned(RunPlan plan) => _inner?.OnPlanned(plan);

    /// <inheritdoc/>
    public void OnStageStarted(PlannedStage stage)
    {
        _open = stage;
        if (PipelineTelemetry.Source.HasListeners())
            _stage = PipelineTelemetry.Source.StartActivity(NameOf(stage))?.SetTag(RunTags.Stage, stage.Kind.Word()).SetTag(RunTags.Model, stage.Model);
        RunLog.StageBegan(_log, _runId, stage.Kind.Word(), stage.Model);
        _inner?.OnStageStarted(stage);
    }

    /// <inheritdoc/>
    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        // A stage that had nothing to do has not begun.
        if (ReferenceEquals(_open, stage))
        {
            var change = record.Change;
            _stage?.SetTag(RunTags.Rows, change.Rows).SetTag(RunTags.RowsAdded, change.Added).SetTag(RunTags.RowsChanged, change.Changed).SetTag(RunTags.RowsRemoved, change.Removed);
            _stage?.Dispose();
            (_stage, _open) = (null, null);
            RunMetrics.Add(_pipeline, stage, record);
            RunLog.StageEnded(_log, _runId, stage.Kind.Word(), stage.Model, change.Rows, change.Added, change.Changed, change.Removed, record.Milliseconds);
        }

        _inner?.OnStageFinished(stage, record);
    }

    /// <summary>The run ended.</summary>
    public void End(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _hasEnded = true;
        var outcome = RunTags.Word(result.ExitCode);
        CloseStage(outcome);
        _run?.SetTag(RunTags.Outcome, outcome).SetTag(RunTags.IsCommitted, result.IsCommitted);
        if (result.ExitCode != ExitCode.Done)
            _run?.SetStatus(ActivityStatusCode.Error).SetTag(RunTags.ErrorType, outcome);
        RunMetrics.Add(_pipeline, _kind, result);
        LogFindings(result);
        if (result.ExitCode == ExitCode.Done)
            RunLog.RunEnded(_log, _runId, _pipeline, outcome, result.Elapsed.TotalMilliseconds);
        else
            RunLog.RunFailed(_log, _runId, _pipeline, outcome, result.Elapsed.TotalMilliseconds, result.LoggedMessage);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_hasEnded)
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            CloseStage(RunTags.Cancelled);
            _run?.SetTag(RunTags.Outcome, RunTags.Cancelled);
            RunMetrics.Add(_pipeline, _kind, RunTags.Cancelled, elapsed);
            RunLog.RunEnded(_log, _runId, _pipeline, RunTags.Cancelled, elapsed.TotalMilliseconds);
        }

        _run?.Dispose();
    }

    private static string NameOf(PlannedStage stage) => stage.Model is null ? stage.Kind.Word() : $"{stage.Kind.Word()} {stage.Model}";

    private void CloseStage(string outcome)
    {
        if (_open is { } stage)
            RunLog.StageFailed(_log, _runId, stage.Kind.Word(), stage.Model);
        _stage?.SetStatus(ActivityStatusCode.Error).SetTag(RunTags.ErrorType, outcome);
        _stage?.Dispose();
        (_stage, _open) = (null, null);
    }

    private void LogFindings(RunResult result)
    {
        foreach (var audit in result.Audits)
        {
            if (RunLog.LevelOf(audit.Status) is { } level)
                RunLog.Finding(_log, level, _runId, audit.Audit.Name, audit.Audit.Model, audit.Status, audit.FailingRows);
        }

        foreach (var (model, totals) in result.Deliveries.SelectMany(static d => d.Stagings).Where(static s => s.Value.Quarantined > 0))
            RunLog.Quarantine(_log, _runId, model, totals.Quarantined, totals.RowsRead);
    }
}
