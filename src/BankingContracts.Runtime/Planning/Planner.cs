using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Makes the list of steps from the pipeline, the state of the database and the files that are there.</summary>
public sealed class Planner(PipelineDefinition pipeline, PipelineState state, RunOptions options)
{
    private readonly Dictionary<string, ModelPreparation> _preparations = [];
    private readonly Dictionary<string, string> _recomputed = [];

    /// <summary>The plan of a run at <paramref name="runAt"/>.</summary>
    /// <exception cref="PipelineException">
    /// A file is missing, a selector chooses nothing, the timestamp is not after the last run's, or a contract changed in a way
    /// that stored history cannot follow.
    /// </exception>
    public RunPlan Plan(DateTime runAt)
    {
        var selected = ModelSelection.Of(pipeline, options.Select);
        var models = pipeline.Models.Where(m => selected.Contains(m.Name)).ToList();
        var files = models.Where(m => m.Body is SourceBody).ToDictionary(m => m.Name, m => InputDirectory.Find(m, options.InputDirectory));
        var isNoOp = RunClock.IsRepetition(runAt, state, pipeline, files);

        var stages = new List<PlannedStage>();
        foreach (var model in models)
        {
            Prepare(model);
            if (PlanModel(model, files) is { } stage)
                stages.Add(stage);
        }

        stages.AddRange(Closing(models, selected));
        return new RunPlan(runAt, isNoOp, _preparations, stages, [.. pipeline.Models.Select(m => m.Name).Where(n => !selected.Contains(n))]);
    }

    private void Prepare(ModelDefinition model)
    {
        var preparation = PreparationPlanner.For(model, state.Models.GetValueOrDefault(model.Name));
        if (preparation.Kind != PreparationKind.None)
            _preparations[model.Name] = preparation;
    }

    private PlannedStage? PlanModel(ModelDefinition model, Dictionary<string, IReadOnlyList<InputFile>> files) => model.Body switch
    {
        SourceBody source => PlanSource(model, source, files[model.Name]),
        StagingBody => PlanStage("stage", model),
        SnapshotBody => PlanStage("snapshot", model),
        QueryBody => PlanStage("build", model),
        _ => null,
    };

    private IngestStage PlanSource(ModelDefinition model, SourceBody source, IReadOnlyList<InputFile> files)
    {
        var known = state.Models.GetValueOrDefault(model.Name);
        var isReread = known is { } k && (k.IsStale || k.Fingerprint != model.Fingerprint);
        if (source.Delivery == Delivery.Delta)
        {
            var loaded = state.Files.Where(f => f.Source == model.Name).Select(f => f.Hash).ToHashSet();
            var fresh = files.Where(f => loaded.Add(f.Hash)).ToList();
            return fresh.Count > 0
                ? new IngestStage(model, fresh, StageTrigger.Always, string.Join(", ", fresh.Select(f => f.Name)) + " not loaded yet")
                : new IngestStage(model, [], StageTrigger.Never, "no file that was not loaded before");
        }

        var file = files[^1];
        var last = state.LastFile(model.Name);
        if (last?.Hash == file.Hash && !isReread)
            return new IngestStage(model, [], StageTrigger.Never, $"{file.Name} is unchanged");
        var reason = last is null ? $"{file.Name} was not loaded yet" : last.Hash != file.Hash ? $"{file.Name} changed" : "its contract changed";
        return new IngestStage(model, [file], StageTrigger.Always, reason);
    }

    private ModelStage PlanStage(string kind, ModelDefinition model)
    {
        var reason = RecomputeReason(model);
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
        if (known.Fingerprint != model.Fingerprint || _preparations.ContainsKey(model.Name))
            return "its contract changed";
        if (known.IsStale)
            return "an upstream changed while it was left out";
        if (model.Body is StagingBody staging && _preparations.ContainsKey(staging.Quarantine))
            return "its source's contract changed";
        if (options.FullRefresh && model.Body is QueryBody)
            return "--full-refresh";
        return model.Upstreams.FirstOrDefault(_recomputed.ContainsKey) is { } upstream ? $"{upstream} is recomputed" : null;
    }

    private IEnumerable<PlannedStage> Closing(List<ModelDefinition> models, IReadOnlySet<string> selected)
    {
        var audits = pipeline.Audits.Where(a => a.Reads.Any(selected.Contains) && (a.Type == "singular" || selected.Contains(a.Model))).ToList();
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
