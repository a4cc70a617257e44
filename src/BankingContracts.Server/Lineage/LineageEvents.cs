using System.Globalization;
using System.Text.Json.Nodes;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Lineage;

/// <summary>The events of one run in JSON: of the run, and of its stages, which are jobs below it.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="engine">The engine with its database.</param>
/// <param name="space">The namespace of jobs.</param>
/// <param name="runId">The run.</param>
internal sealed class LineageEvents(PipelineDefinition pipeline, IEngine engine, string space, string runId)
{
    private readonly Datasets _datasets = new(pipeline, engine);
    private readonly string _uuid = LineageIds.Of(runId);

    /// <summary>A time as OpenLineage wants it.</summary>
    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>An event of the run.</summary>
    /// <param name="type">START, COMPLETE, FAIL or ABORT.</param>
    /// <param name="time">When it happened, UTC.</param>
    /// <param name="nominal">The time for which the run is, UTC.</param>
    /// <param name="error">Why it failed; null where it did not.</param>
    public JsonObject OfRun(string type, DateTime time, DateTime? nominal, string? error = null)
    {
        var facets = new JsonObject { ["processing_engine"] = Facets.ProcessingEngine(), ["bankingcontracts_run"] = Facets.OwnRun(runId) };
        if (nominal is { } when)
            facets["nominalTime"] = Facets.NominalTime(when);
        if (error is not null)
            facets["errorMessage"] = Facets.Error(error);
        var job = Job(pipeline.Name);
        job["facets"] = new JsonObject { ["jobType"] = Facets.JobType("PIPELINE") };
        return Event(type, time, Run(_uuid, facets), job, [], []);
    }

    /// <summary>An event of a stage.</summary>
    /// <param name="type">START, COMPLETE, FAIL or ABORT.</param>
    /// <param name="time">When it happened, UTC.</param>
    /// <param name="position">The stage's place in the run.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="record">What it did; null where it did not end well.</param>
    /// <param name="audits">The results of its audits; empty for stages without any.</param>
    /// <param name="error">Why it failed; null where it did not.</param>
    public JsonObject OfStage(
        string type, DateTime time, int position, PlannedStage stage, StageRecord? record = null, IReadOnlyList<AuditResult>? audits = null, string? error = null)
    {
        var facets = new JsonObject { ["parent"] = Facets.Parent(_uuid, Job(pipeline.Name)), ["processing_engine"] = Facets.ProcessingEngine() };
        if (error is not null)
            facets["errorMessage"] = Facets.Error(error);
        var (inputs, outputs) = DatasetsOf(stage, record, audits ?? []);
        return Event(type, time, Run(LineageIds.Of(runId, position), facets), JobOf(stage), inputs, outputs);
    }

    /// <summary>Whether a stage is a job of its own.</summary>
    public static bool IsJob(PlannedStage stage) => stage is IngestStage or ModelStage or AuditStage or ExportStage;

    private JsonObject JobOf(PlannedStage stage)
    {
        var kind = stage.Kind.Word();
        var job = Job(stage switch
        {
            ExportStage export => $"{pipeline.Name}.{kind}.{stage.Model}.{export.Format.ToString().ToLowerInvariant()}",
            { Model: null } => $"{pipeline.Name}.{kind}",
            _ => $"{pipeline.Name}.{kind}.{stage.Model}",
        });
        var facets = new JsonObject { ["jobType"] = Facets.JobType(kind.ToUpperInvariant()) };
        if (stage is ModelStage { Definition: var model })
        {
            if (model.Description.Length > 0)
                facets["documentation"] = Facets.JobDocumentation(model.Description);
            if (model.Body is QueryBody query)
                facets["sql"] = Facets.Sql(query.Sql);
        }

        job["facets"] = facets;
        return job;
    }

    private (JsonArray Inputs, JsonArray Outputs) DatasetsOf(PlannedStage stage, StageRecord? record, IReadOnlyList<AuditResult> audits)
    {
        var written = (record?.Change.Added + record?.Change.Changed) ?? 0;
        switch (stage)
        {
            case IngestStage ingest:
                var paths = ingest.Files.Select(static f => f.Path).ToList();
                return ([.. paths.Select(p => Datasets.Received(ingest.Source, p))], [_datasets.Loaded(ingest.Source, paths, written)]);
            case ModelStage { Definition: { Body: StagingBody staging } model }:
                return (Tables(model.Upstreams), [_datasets.Built(model, written), _datasets.Table(pipeline[staging.Quarantine])]);
            case ModelStage { Definition: var model }:
                return (Tables(model.Upstreams), [_datasets.Built(model, written)]);
            case ExportStage export:
                return ([_datasets.Table(export.Definition)], [_datasets.Exported(export.Definition, export.Path, record?.Change.Rows, record is null ? null : Length(export.Path))]);
            case AuditStage audit:
                return ([.. audit.Audits.Select(static a => a.Model).Distinct().Select(m => Audited(m, audits))], []);
            default:
                return ([], []);
        }
    }

    private JsonArray Tables(IEnumerable<string> models) => [.. models.Select(m => _datasets.Table(pipeline[m]))];

    private JsonObject Audited(string model, IEnumerable<AuditResult> audits)
    {
        var table = _datasets.Table(pipeline[model]);
        var results = audits.Where(a => a.Audit.Model == model).ToList();
        if (results.Count > 0)
            table["inputFacets"] = new JsonObject { ["dataQualityAssertions"] = Facets.Assertions(results) };
        return table;
    }

    private static long? Length(string path) => File.Exists(path) ? new FileInfo(path).Length : null;

    private JsonObject Job(string name) => new() { ["namespace"] = space, ["name"] = name };

    private static JsonObject Run(string uuid, JsonObject facets) => new() { ["runId"] = uuid, ["facets"] = facets };

    private static JsonObject Event(string type, DateTime time, JsonObject run, JsonObject job, JsonArray inputs, JsonArray outputs) => new()
    {
        ["eventType"] = type,
        ["eventTime"] = Text(time),
        ["producer"] = Facets.Producer,
        ["schemaURL"] = Facets.EventSchema,
        ["run"] = run,
        ["job"] = job,
        ["inputs"] = inputs,
        ["outputs"] = outputs,
    };
}
