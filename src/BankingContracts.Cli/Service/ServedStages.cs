using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Api;

namespace BankingContracts.Cli.Service;

/// <summary>Passes the stages of a run of the service on to a display, each once.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="display">The display.</param>
internal sealed class ServedStages(PipelineDefinition pipeline, IRunObserver display)
{
    private readonly List<PlannedStage> _started = [];
    private int _ended;

    /// <summary>Shows what is new.</summary>
    /// <param name="stages">All stages so far, in order.</param>
    public void Show(IReadOnlyList<StageView> stages)
    {
        for (var i = _ended; i < stages.Count; i++)
        {
            if (i == _started.Count)
            {
                _started.Add(Planned(stages[i]));
                display.OnStageStarted(_started[i]);
            }

            if (stages[i] is not { EndedAt: { } end } view)
                return;
            var change = new ModelChange(view.Rows ?? 0, view.Added ?? 0, view.Changed ?? 0, view.Removed ?? 0);
            display.OnStageFinished(_started[i], new StageRecord(_started[i].Kind, view.Model, change, (end - view.StartedAt).TotalMilliseconds, view.Note));
            _ended++;
        }
    }

    private PlannedStage Planned(StageView view)
    {
        var kind = StageKinds.Of(view.Stage);
        return kind switch
        {
            StageKind.Ingest => new IngestStage(pipeline[view.Model!], [], StageTrigger.Always, ""),
            StageKind.Stage or StageKind.Snapshot or StageKind.Build => new ModelStage(kind, pipeline[view.Model!], StageTrigger.Always, ""),
            StageKind.Audit => new AuditStage([], WholeTables: false, ""),
            StageKind.Commit => new CommitStage(),
            StageKind.Export => Export(view.Model!),
            StageKind.Report => new ReportStage(),
            _ => throw new ArgumentOutOfRangeException(nameof(view), kind, "no kind of stage"),
        };
    }

    /// <summary>A model is exported in its formats, in the order of the contract.</summary>
    private ExportStage Export(string model)
    {
        var formats = pipeline[model].Exports;
        var before = _started.OfType<ExportStage>().Count(e => e.Model == model);
        return new(pipeline[model], formats[Math.Min(before, formats.Count - 1)], "");
    }
}
