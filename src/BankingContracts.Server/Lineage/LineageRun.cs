using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Lineage;

/// <summary>
/// Tells OpenLineage about a run while it goes on. Tables are published together at the commit, so a stage is complete only then: where the run ends
/// before, what it made is gone, and its stages are aborted.
/// </summary>
public sealed class LineageRun : IRunObserver
{
    private const string Complete = "COMPLETE";
    private const string Fail = "FAIL";
    private const string Abort = "ABORT";

    private readonly LineagePublisher _publisher;
    private readonly LineageEvents _events;
    private readonly DateTime? _nominal;
    private readonly List<Ended> _ended = [];
    private Started? _open;
    private int _position = -1;
    private bool _hasCommitted;

    internal LineageRun(LineagePublisher publisher, LineageEvents events, DateTime? nominal)
    {
        (_publisher, _events, _nominal) = (publisher, events, nominal);
        publisher.Publish(events.OfRun("START", publisher.Now(), nominal));
    }

    /// <inheritdoc/>
    public void OnPlanned(RunPlan plan)
    {
    }

    /// <inheritdoc/>
    public void OnStageStarted(PlannedStage stage)
    {
        _open = new(stage, ++_position);
        if (LineageEvents.IsJob(stage))
            _publisher.Publish(_events.OfStage("START", _publisher.Now(), _position, stage));
    }

    /// <inheritdoc/>
    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        // A stage that had nothing to do has not begun.
        if (_open is not { } open || !ReferenceEquals(open.Stage, stage))
            return;
        _open = null;
        if (stage is CommitStage)
        {
            _hasCommitted = true;
            Close(static e => e.Started.Stage is IngestStage or ModelStage, Complete);
        }
        else if (LineageEvents.IsJob(stage))
            _ended.Add(new(open, record, _publisher.Now()));
    }

    /// <summary>The run ended.</summary>
    public void End(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var error = result.ExitCode == ExitCode.Done ? null : result.LoggedMessage;
        Close(static e => e.Started.Stage is AuditStage, Complete, [.. result.Audits.Where(static a => !a.IsCarriedOver && a.Status != AuditStatus.Skipped)]);
        Close(static _ => true, error is null ? Complete : Abort);
        if (_open is { } open && LineageEvents.IsJob(open.Stage))
            _publisher.Publish(_events.OfStage(Fail, _publisher.Now(), open.Position, open.Stage, error: error));
        _publisher.Publish(_events.OfRun(error is null ? Complete : Fail, _publisher.Now(), _nominal, error));
    }

    /// <summary>The run was stopped. One that had published its data has done what matters.</summary>
    public void Stop()
    {
        Close(static _ => true, Abort);
        if (_open is { } open && LineageEvents.IsJob(open.Stage))
            _publisher.Publish(_events.OfStage(Abort, _publisher.Now(), open.Position, open.Stage));
        _publisher.Publish(_events.OfRun(_hasCommitted ? Complete : Abort, _publisher.Now(), _nominal));
    }

    /// <summary>Ends the stages that ended and are not yet told.</summary>
    private void Close(Func<Ended, bool> which, string type, IReadOnlyList<AuditResult>? audits = null)
    {
        foreach (var ended in _ended.Where(which))
            _publisher.Publish(_events.OfStage(type, ended.At, ended.Started.Position, ended.Started.Stage, type == Complete ? ended.Record : null, audits));
        _ended.RemoveAll(e => which(e));
    }

    private sealed record Started(PlannedStage Stage, int Position);

    private sealed record Ended(Started Started, StageRecord Record, DateTime At);
}
