using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Telemetry;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Settings;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace BankingContracts.Server.Tests.Telemetry;

/// <summary>What a run tells those who listen.</summary>
public sealed class RunTelemetryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly KeptLog _log = new();
    private readonly List<Activity> _spans = [];
    private readonly ConcurrentQueue<string> _measured = [];
    private readonly ServerOptions _options;

    /// <summary>The sample's files.</summary>
    public RunTelemetryTests()
    {
        TestService.Deliver(_folder);
        _options = TestService.Options(_folder);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARunThatFailsIsAnErrorWithItsKindAndItsStage()
    {
        _options.Pipeline = Broken();
        var result = await RunAsync(cancellation: TestContext.Current.CancellationToken);

        Assert.NotEqual(ExitCode.Done, result.ExitCode);
        var run = Run(result);
        Assert.Equal(ActivityStatusCode.Error, run.Status);
        Assert.Equal(run.GetTagItem("bankingcontracts.run.outcome"), run.GetTagItem("error.type"));
        var stage = Assert.Single(_spans, s => s.DisplayName == "build int_account_with_customer" && s.TraceId == run.TraceId);
        Assert.Equal(ActivityStatusCode.Error, stage.Status);
        Assert.Contains(_log.Lines, l => l.Level == LogLevel.Error && l.Text.Contains("build int_account_with_customer did not end", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, l => l.Level == LogLevel.Error && l.Text.Contains(result.RunId, StringComparison.Ordinal) && l.Text.Contains("The SQL of int_account_with_customer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunThatIsStoppedIsCancelled()
    {
        using var stop = new CancellationTokenSource();
        var exception = await Record.ExceptionAsync(() => RunAsync(new StoppingObserver(stop), stop.Token));

        Assert.IsAssignableFrom<OperationCanceledException>(exception);
        Assert.Contains(_spans, s => s.DisplayName == "run" && "cancelled".Equals(s.GetTagItem("bankingcontracts.run.outcome")));
        Assert.Contains(_log.Lines, l => l.Text.Contains("ended: cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AStageHasItsRowsAndAFindingItsNumber()
    {
        var result = await RunAsync(cancellation: TestContext.Current.CancellationToken);

        var stage = Assert.Single(_spans, s => s.DisplayName == "ingest src_customer" && s.TraceId == Run(result).TraceId);
        Assert.Equal(result.Stages.First(s => s.Model == "src_customer").Change.Added, stage.GetTagItem("bankingcontracts.rows.added"));
        Assert.Contains(_log.Lines, l => l.Level == LogLevel.Warning && l.Text.Contains("rows of stg_account are in quarantine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoValueOfAColumnIsInATraceAMetricALogOrALineageEvent()
    {
        string[] canaries = ["98765431", "98765432", "canaryname", "canarybalance", "canarytype", "7654321.01", "7654321", "CANARY1", "CANARY2"];
        File.WriteAllText(_folder.Of("inputs", "Customer.csv"), "CustomerID,Name,HasLoan\n98765431,canaryname,Yes\n98765431,canaryname2,No\n98765432,canaryname3,No\n");
        File.WriteAllText(_folder.Of("inputs", "accounts.csv"), "AccountID,CustomerID,Balance,AccountType\nCANARY1,98765432,7654321.01,savings\nCANARY2,98765432,canarybalance,canarytype\n");
        foreach (var pipeline in (PipelineDefinition[])[_options.Pipeline, Broken(), Repeated()])
        {
            _options.Pipeline = pipeline;
            await RunAsync(cancellation: TestContext.Current.CancellationToken);
        }

        var said = string.Join('\n', [
            .. _spans.SelectMany(s => s.TagObjects.Select(t => $"{t.Key} {t.Value}").Append(s.DisplayName).Append(s.StatusDescription ?? "").Concat(s.Events.SelectMany(e => e.Tags.Select(t => $"{t.Value}")))),
            .. _measured,
            .. _log.Lines.Select(l => l.Text),
            File.ReadAllText(_folder.Of("lineage.jsonl")),
        ]);
        Assert.Contains("The SQL of int_account_with_customer", said, StringComparison.Ordinal);
        Assert.Contains("break its contract", said, StringComparison.Ordinal);
        Assert.All(canaries, c => Assert.DoesNotContain(c, said, StringComparison.Ordinal));
    }

    private Activity Run(RunResult result) => Assert.Single(_spans, s => result.RunId.Equals(s.GetTagItem("bankingcontracts.run.id")));

    private PipelineDefinition Broken() => With(sql => sql.Replace("    a.balance_amount,", "    cast(cast(c.customer_name as decimal(18,2)) as decimal(18,2)) as balance_amount,", StringComparison.Ordinal));

    private PipelineDefinition Repeated() => With(static sql => $"{sql}\nunion all\n{sql}");

    private PipelineDefinition With(Func<string, string> edit) => _options.Pipeline with
    {
        Models = [.. Pipeline.ContractPipeline.Definition.Models.Select(m => m is { Name: "int_account_with_customer", Body: QueryBody query } ? m with { Body = query with { Sql = edit(query.Sql) }, Fingerprint = edit(query.Sql) } : m)],
    };

    private async Task<RunResult> RunAsync(IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        using var tracer = Sdk.CreateTracerProviderBuilder().AddSource(PipelineTelemetry.Name).AddInMemoryExporter(_spans).Build();
        using var meter = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == PipelineTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, tags));
        meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, tags));
        meter.Start();
        await using var publisher = new LineagePublisher(
            new LineageSettings { File = _folder.Of("lineage.jsonl"), Folder = _folder.Of("lineage") }, static _ => { }, TimeProvider.System);
        var runId = RunIds.New(DateTime.UtcNow);
        var lineage = publisher.Begin(_options.Pipeline, _options.Engine, runId);
        var options = _options.Run with { RunId = runId, AllowMassQuarantine = true, AllowMassDelete = true };
        var result = await new PipelineRunner(_options.Pipeline, _options.Engine, new RunObservers(observer, lineage), log: _log).RunAsync(options, cancellation);
        lineage!.End(result);
        return result;
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
            _measured.Enqueue($"{instrument.Name} {key} {value}");
    }

    /// <summary>Stops the run when its first stage begins.</summary>
    private sealed class StoppingObserver(CancellationTokenSource stop) : IRunObserver
    {
        public void OnPlanned(Runtime.Planning.RunPlan plan)
        {
        }

        public void OnStageStarted(Runtime.Planning.PlannedStage stage) => stop.Cancel();

        public void OnStageFinished(Runtime.Planning.PlannedStage stage, Runtime.State.StageRecord record)
        {
        }
    }
}
