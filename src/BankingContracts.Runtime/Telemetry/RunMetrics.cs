using System.Diagnostics;
using System.Diagnostics.Metrics;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Telemetry;

/// <summary>The metrics of runs. Durations are seconds.</summary>
internal static class RunMetrics
{
    // From a small pipeline's stage to a night.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200] };

    private static readonly Counter<long> Runs = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.runs", "{run}", "Runs that ended.");

    private static readonly Histogram<double> RunDuration = PipelineTelemetry.Meter.CreateHistogram(
        "bankingcontracts.run.duration", "s", "How long runs took.", advice: Durations);

    private static readonly Histogram<double> StageDuration = PipelineTelemetry.Meter.CreateHistogram(
        "bankingcontracts.stage.duration", "s", "How long stages took.", advice: Durations);

    private static readonly Counter<long> RowsRead = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.rows.read", "{row}", "Rows of the files that were loaded.");

    private static readonly Counter<long> RowsAccepted = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.rows.accepted", "{row}", "Rows of a source that passed its contract.");

    private static readonly Counter<long> RowsQuarantined = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.rows.quarantined", "{row}", "Rows of a source that its contract refused.");

    private static readonly Counter<long> RowsWritten = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.rows.written", "{row}", "Rows that were added, changed or removed in tables that were published.");

    private static readonly Counter<long> BytesRead = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.bytes.read", "By", "Bytes of the files that were loaded.");

    private static readonly Counter<long> BytesWritten = PipelineTelemetry.Meter.CreateCounter<long>("bankingcontracts.bytes.written", "By", "Bytes of the exports that were written.");

    /// <summary>A stage ended.</summary>
    public static void Add(string pipeline, PlannedStage stage, StageRecord record)
    {
        if (StageDuration.Enabled)
        {
            var tags = Tags(pipeline, stage.Model);
            tags.Add(RunTags.Stage, stage.Kind.Word());
            StageDuration.Record(record.Milliseconds / 1000, tags);
        }

        if (BytesRead.Enabled && stage is IngestStage ingest)
            BytesRead.Add(ingest.Files.Sum(f => f.Bytes), Tags(pipeline, stage.Model));
    }

    /// <summary>A run ended.</summary>
    public static void Add(string pipeline, string kind, RunResult result)
    {
        Add(pipeline, kind, RunTags.Word(result.ExitCode), result.Elapsed);
        if (RowsRead.Enabled || RowsAccepted.Enabled || RowsQuarantined.Enabled)
            AddDeliveries(pipeline, result.Deliveries);
        if (RowsWritten.Enabled && result.IsCommitted)
            AddWritten(pipeline, result.Stages);
        if (BytesWritten.Enabled)
            AddExports(pipeline, result.Exports);
    }

    /// <summary>A run ended without a result.</summary>
    public static void Add(string pipeline, string kind, string outcome, TimeSpan elapsed)
    {
        var tags = new TagList { { RunTags.Pipeline, pipeline }, { RunTags.RunKind, kind }, { RunTags.Outcome, outcome } };
        Runs.Add(1, tags);
        RunDuration.Record(elapsed.TotalSeconds, tags);
    }

    private static void AddDeliveries(string pipeline, IEnumerable<LoadedDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            RowsRead.Add(delivery.RowsRead, Tags(pipeline, delivery.Source));
            foreach (var (staging, totals) in delivery.Stagings)
            {
                RowsAccepted.Add(totals.Staged, Tags(pipeline, staging));
                RowsQuarantined.Add(totals.Quarantined, Tags(pipeline, staging));
            }
        }
    }

    private static void AddWritten(string pipeline, IEnumerable<StageRecord> stages)
    {
        foreach (var stage in stages.Where(static s => s.Model is not null && !s.Change.IsEmpty))
            RowsWritten.Add(stage.Change.Added + stage.Change.Changed + stage.Change.Removed, Tags(pipeline, stage.Model));
    }

    private static void AddExports(string pipeline, IEnumerable<ExportedFile> exports)
    {
        foreach (var export in exports.Where(static e => e.WasWritten && File.Exists(e.Path)))
            BytesWritten.Add(new FileInfo(export.Path).Length, Tags(pipeline, export.Model));
    }

    private static TagList Tags(string pipeline, string? model)
    {
        var tags = new TagList { { RunTags.Pipeline, pipeline } };
        if (model is not null)
            tags.Add(RunTags.Model, model);
        return tags;
    }
}
