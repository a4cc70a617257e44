using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Address;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Work;

/// <summary>Runs what the queue holds.</summary>
internal sealed partial class RunWorker(
    ServerOptions options, DatabaseReaders readers, KeptResults results, RunQueue queue, KnownState state, Successors successors, AlertBook alerts, StoreJournal journal, RunFeed feed, LineagePublisher publisher, TimeProvider clock, ILogger<RunWorker> log, ILoggerFactory logs) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.RefreshAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await RunNextAsync(stoppingToken);
    }

    /// <summary>Waits for the next run, and runs it.</summary>
    public async Task RunNextAsync(CancellationToken cancellation)
    {
        var (run, stop) = await queue.TakeAsync(cancellation);
        await RunAsync(run, stop, cancellation);
        await state.RefreshAsync(cancellation);
    }

    private async Task RunAsync(RunEntry run, CancellationToken stop, CancellationToken ending)
    {
        LogStarted(run.Id, run.Cause, run.RequestedBy);
        var recorder = new StageRecorder(run.Id, journal, feed, clock);
        var lineage = publisher.Begin(options.Pipeline, options.Engine, run.Id, run.DueAt);
        RunEntry ended;
        RunEntry? rest = null;
        RunResult? result = null;
        try
        {
            // The run's own work does not keep the threads that answer requests.
            result = await Task.Run(() => RunnerOf(recorder, lineage).RunAsync(run.Scope.Of(options.Run) with { RunId = run.Id }, stop), CancellationToken.None);
            lineage?.End(result);
            ended = Ended(run, result);
            if (run.Cause == RunCause.CommandLine)
                results.Keep(result);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            lineage?.Stop();
            var isInterrupted = ending.IsCancellationRequested && queue.StoppedBy is null;
            ended = Stopped(run, isInterrupted, recorder.HasCommitted);
            // The next service does what is left.
            if (isInterrupted)
                rest = ended.AfterInterruption(ended.EndedAt!.Value);
        }

        await recorder.CompleteAsync();

        // Who hears that a run has ended sees what it left.
        if (ended.IsCommitted)
            await state.ReadAsync(CancellationToken.None);
        var (next, changes) = successors.Of(ended, result is { MayPass: true });
        IReadOnlyList<RunEntry> queued = rest is null ? next : [rest, .. next];
        await queue.EndAsync(ended, [.. ReportsOf(run, result), .. FilesOf(run, result), .. changes, .. queued.Select(RunQueued.Of), .. alerts.OfRun(ended, result, queued)]);
        foreach (var waiting in next)
            await queue.RestoreAsync(waiting);
        LogEnded(run.Id, ended.State);
    }

    private PipelineRunner RunnerOf(StageRecorder recorder, LineageRun? lineage) =>
        new(options.Pipeline, readers.Engine, new RunObservers(recorder, lineage), clock, logs.CreateLogger<PipelineRunner>());

    private RunEntry Ended(RunEntry run, RunResult result) => run with
    {
        State = RunWords.Of(result.ExitCode),
        EndedAt = clock.GetUtcNow().UtcDateTime,
        ExitCode = (int)result.ExitCode,
        Message = result.Message,
        IsCommitted = result.IsCommitted,
        Failed = result.Audits.Count(a => a.Status is AuditStatus.Failed or AuditStatus.Errored),
        Warned = result.Audits.Count(a => a.Status == AuditStatus.Warned),
        Changed = MartChanges.Of(options.Pipeline, result.Stages),
    };

    /// <summary>A run that had published its data has done what matters; the next run writes the exports that are missing.</summary>
    private RunEntry Stopped(RunEntry run, bool isInterrupted, bool hasCommitted) => run with
    {
        State = hasCommitted ? RunState.Succeeded : isInterrupted ? RunState.Interrupted : RunState.Cancelled,
        EndedAt = clock.GetUtcNow().UtcDateTime,
        IsCommitted = hasCommitted,
        Message = (isInterrupted ? "The service ended while the run was under way." : $"Cancelled by {queue.StoppedBy}.")
            + (hasCommitted ? " The data is published; the next run writes the exports that are missing." : " Nothing was changed."),
    };

    private static IEnumerable<FileLoaded> FilesOf(RunEntry run, RunResult? result) => result is { IsCommitted: true }
        ? result.Files.Select(f => new FileLoaded(run.Id, f.Source, f.File, f.Hash, f.Rows, Micros.Of(f.RunAt)))
        : [];

    private IEnumerable<ReportKept> ReportsOf(RunEntry run, RunResult? result) =>
        result is null ? [] : [new(run.Id, QualityReportBuilder.Build(options.Pipeline, result, clock.GetUtcNow().UtcDateTime).ToJson())];

    [LoggerMessage(LogLevel.Information, "Run {Run} began: {Cause}, {By}.")]
    private partial void LogStarted(string run, RunCause cause, string by);

    [LoggerMessage(LogLevel.Information, "Run {Run} {State}.")]
    private partial void LogEnded(string run, RunState state);
}
