using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Makes the list of steps from the pipeline, the state of the database and the present files.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="state">The state of the database.</param>
/// <param name="options">What the user asks for.</param>
/// <param name="files">The files of each selected source, by name.</param>
public sealed class Planner(
    PipelineDefinition pipeline, PipelineState state, RunOptions options, IReadOnlyDictionary<string, IReadOnlyList<InputFile>> files)
{
    private readonly Dictionary<string, ModelPreparation> _preparations = [];
    private readonly Dictionary<string, string> _recomputed = [];
    private readonly FileLedger _ledger = new(state);
    private readonly Dictionary<string, FileDecision> _decisions = [];

    /// <summary>The plan of a run at <paramref name="runAt"/>.</summary>
    /// <exception cref="PipelineException">
    /// A selector selects nothing, or leaves out what was never built, the timestamp is not after the last run's, or a contract changed in a way that stored history
    /// cannot follow.
    /// </exception>
    public RunPlan Plan(DateTime runAt)
    {
        var selected = ModelSelection.Of(pipeline, options.Select, options.Exclude);
        var models = pipeline.Models.Where(m => selected.Contains(m.Name)).ToList();
        foreach (var (source, present) in files)
            _decisions[source] = options.Files is null ? _ledger.Decide(pipeline[source], present) : FileLedger.AsGiven(pipeline[source], present);
        var isNoOp = RunClock.IsRepetition(runAt, state, pipeline, _decisions.Values.Any(d => d.Due.Count > 0));

        foreach (var model in pipeline.Models.Where(m => state.Former.ContainsKey(m.Name) && !selected.Contains(m.Name)))
            _preparations[model.Name] = ModelPreparation.None with { FormerName = state.Former[model.Name], Rows = state.Models[model.Name].Rows };
        foreach (var model in models)
        {
            RefuseUnbuilt(model, selected);
            RefuseHalf(model, selected);
            Prepare(model);
        }

        var stages = models.SelectMany(m => PlanModel(m, models)).ToList();
        stages.AddRange(Closing(models, selected));
        return new RunPlan(runAt, isNoOp, _preparations, stages, [.. pipeline.Models.Select(m => m.Name).Where(n => !selected.Contains(n))])
        {
            FileNotes = [.. models.Where(m => _decisions.ContainsKey(m.Name)).SelectMany(m => _decisions[m.Name].Notes)],
        };
    }

    /// <summary>A model cannot be built from a table that no run has made and that this run leaves out.</summary>
    private void RefuseUnbuilt(ModelDefinition model, IReadOnlySet<string> selected)
    {
        if (model.Upstreams.FirstOrDefault(u => !selected.Contains(u) && !state.Models.ContainsKey(u)) is { } unbuilt)
        {
            throw PipelineException.BadInput(
                $"{model.Name} reads {unbuilt}, which no run has built yet, and which the selection leaves out. Run everything once, or select it with all that it reads: --select +{model.Name}.");
        }
    }

    /// <summary>Versions that go on in another snapshot must end in the first one in the same run.</summary>
    private void RefuseHalf(ModelDefinition model, IReadOnlySet<string> selected)
    {
        if (model.Body is SnapshotBody { Continues: { } former } && !state.Models.ContainsKey(model.Name) && state.Models.ContainsKey(former) && !selected.Contains(former))
            throw PipelineException.BadInput($"{model.Name} continues {former}, whose versions end in the same run, and which the selection leaves out. Run everything once, or select both: --select +{model.Name}.");
    }

    private void Prepare(ModelDefinition model)
    {
        var preparation = PreparationPlanner.For(model, state.Models.GetValueOrDefault(model.Name));
        if (state.Former.TryGetValue(model.Name, out var former))
            preparation = preparation with { FormerName = former, Rows = state.Models[model.Name].Rows };
        if (preparation.Kind == PreparationKind.Create)
            preparation = preparation with { MayBe = FormerNames.Guess(model, state, pipeline) };
        if (preparation.Kind != PreparationKind.None || preparation.Pending.Count > 0 || preparation.FormerName is not null)
            _preparations[model.Name] = preparation;
    }

    private List<PlannedStage> PlanModel(ModelDefinition model, List<ModelDefinition> models) => model.Body switch
    {
        SourceBody => PlanSource(model, models),
        StagingBody => [PlanStage(StageKind.Stage, model)],
        SnapshotBody { IsRetired: true } => [PlanRetired(model, models)],
        SnapshotBody => [PlanStage(StageKind.Snapshot, model)],
        QueryBody => [PlanStage(StageKind.Build, model)],
        QuarantineBody => [],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    /// <summary>One batch per delivery. Each delivery is cleaned and added to the history before the run loads the next one.</summary>
    private List<PlannedStage> PlanSource(ModelDefinition source, List<ModelDefinition> models)
    {
        var present = files[source.Name];
        var (due, notes) = _decisions[source.Name];
        var isFull = ((SourceBody)source.Body).Delivery == Delivery.Full;
        if (due.Count == 0 && isFull && state.Models.GetValueOrDefault(source.Name) is { } known && (known.IsStale || known.Fingerprint != source.Fingerprint) && !FollowsWithoutFile(source, known))
        {
            due = [new DueDelivery(_ledger.Held(source, present), "its contract changed")];
            notes = [.. notes.Where(n => due[0].Files.All(f => f.Name != n.File))];
            _decisions[source.Name] = new FileDecision(due, notes);
        }

        List<FileNote> skipped = [.. notes.Where(n => n.Kind is FileNoteKind.Unchanged or FileNoteKind.SameAsLast)];
        if (due.Count == 0)
            return [new IngestStage(source, [], StageTrigger.Never, skipped.Count == 0 ? "there is no file" : WhySkipped(skipped))];

        var stages = new List<PlannedStage>();
        foreach (var (delivered, reason) in due)
        {
            if (stages.Count > 0)
                stages.AddRange(Followers(source, models));
            stages.Add(new IngestStage(source, delivered, StageTrigger.Always, stages.Count == 0 && skipped.Count > 0 ? $"{reason}; {WhySkipped(skipped)}" : reason));
        }

        return stages;
    }

    /// <summary>
    /// Whether the stored rows follow the contract by themselves, or must: only columns came, went or have another name, or the file that was loaded does not have the
    /// header that the next one will have.
    /// </summary>
    private bool FollowsWithoutFile(ModelDefinition source, ModelState known)
    {
        if (known.IsStale)
            return false;
        var (shape, change) = (ModelShape.Of(source), _preparations.GetValueOrDefault(source.Name, ModelPreparation.None));
        return shape.HasOtherHeader(known.Shape) || ((change.Kind == PreparationKind.Alter || change.FormerName is not null) && (known.Shape.Reading is null || shape.ReadsAs(known.Shape, change.StoredNameOf)));
    }

    /// <summary>Whether the shape of a model changes.</summary>
    private bool IsPrepared(string model) => _preparations.GetValueOrDefault(model) is { Kind: not PreparationKind.None };

    private static string WhySkipped(List<FileNote> skipped) => skipped.Count == 1
        ? skipped[0].Text
        : $"{skipped.Count} files are skipped: they did not change since they were loaded";

    /// <summary>The staging models of a source and their snapshots.</summary>
    private IEnumerable<ModelStage> Followers(ModelDefinition source, List<ModelDefinition> models)
    {
        var staging = models.Where(m => m.Body is StagingBody s && s.Input == source.Name).ToList();
        var snapshots = models.Where(m => m.Body is SnapshotBody { IsRetired: false } s && staging.Any(g => g.Name == s.Relation));
        return staging.Select(m => PlanStage(StageKind.Stage, m)).Concat(snapshots.Select(m => PlanStage(StageKind.Snapshot, m)));
    }

    /// <summary>A retired snapshot ends its open versions in the run in which another one continues them.</summary>
    private ModelStage PlanRetired(ModelDefinition model, List<ModelDefinition> models)
    {
        var next = models.FirstOrDefault(m => m.Body is SnapshotBody s && s.Continues == model.Name && !state.Models.ContainsKey(m.Name));
        return next is null || !state.Models.ContainsKey(model.Name)
            ? new ModelStage(StageKind.Snapshot, model, StageTrigger.Never, "it is retired")
            : new ModelStage(StageKind.Snapshot, model, StageTrigger.Always, $"{next.Name} continues it");
    }

    private ModelStage PlanStage(StageKind kind, ModelDefinition model)
    {
        // If there are several files, the model is recomputed for the first one. For the next one it is then up to date.
        var reason = _recomputed.ContainsKey(model.Name) ? null : RecomputeReason(model);
        var maintenance = model.Body is QueryBody ? MaintenanceText.Of(model, reason) : "";
        if (reason is null)
            return new ModelStage(kind, model, StageTrigger.OnChange, "when " + string.Join(" or ", model.Upstreams) + " changes", maintenance);
        _recomputed[model.Name] = reason;
        return new ModelStage(kind, model, StageTrigger.Always, reason, maintenance);
    }

    private string? RecomputeReason(ModelDefinition model)
    {
        var known = state.Models.GetValueOrDefault(model.Name);
        if (known is null)
            return "first load";
        if (known.Fingerprint != model.Fingerprint || IsPrepared(model.Name))
            return "its contract changed";
        if (known.IsStale)
            return "an upstream changed while it was left out";
        if (model.Body is StagingBody staging && IsPrepared(staging.Quarantine))
            return "its source's contract changed";
        if (state.Stagings.TryGetValue(model.Name, out var totals) && totals.Reasons.Any(r => r.Kind == QuarantineKind.Future))
            return "rows with a date in the future may now be due";
        if (options.FullRefresh && model.Body is QueryBody)
            return "--full-refresh";
        return model.Upstreams.FirstOrDefault(_recomputed.ContainsKey) is { } upstream ? $"{upstream} is recomputed" : null;
    }

    private IEnumerable<PlannedStage> Closing(List<ModelDefinition> models, IReadOnlySet<string> selected)
    {
        var audits = pipeline.Audits.Where(a => a.Reads.Any(selected.Contains) && (a.IsSingular || selected.Contains(a.Model))).ToList();
        var whole = options.FullRefresh || state.LastRunAt is null;
        yield return new AuditStage(audits, whole, whole ? "whole tables" : "what this run changes, and the keys it touches");
        yield return new CommitStage();
        foreach (var model in models)
        {
            foreach (var format in model.Exports)
                yield return new ExportStage(model, format, Path.Combine(options.OutputDirectory, ExportName(model, format)));
        }

        yield return new ReportStage();
    }

    private static string ExportName(ModelDefinition model, ExportFormat format) =>
        model.Name + (format == ExportFormat.Csv ? ".csv" : ".parquet");
}
