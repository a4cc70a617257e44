using System.Diagnostics;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Exports;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.State;
using BankingContracts.Runtime.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Runtime;

/// <summary>Plans and runs a pipeline on an engine.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="engine">The engine.</param>
/// <param name="observer">Watches the run; may be null.</param>
/// <param name="clock">The clock for runs without a date; null uses the clock of the system.</param>
/// <param name="log">Takes a line for each run, stage and finding; null for nobody.</param>
public sealed class PipelineRunner(PipelineDefinition pipeline, IEngine engine, IRunObserver? observer = null, TimeProvider? clock = null, ILogger? log = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>What a run with <paramref name="options"/> would do; changes nothing.</summary>
    /// <exception cref="PipelineException">Input, configuration or database do not allow a run.</exception>
    public async Task<RunPlan> PlanAsync(RunOptions options, CancellationToken cancellation)
    {
        RunClock.RefuseFuture(options, RunClock.Now(_clock));
        var input = FindInput(options, cancellation);
        var state = PipelineState.Empty;
        if (await engine.ExistsAsync(cancellation))
        {
            await using var reader = await OpenReaderAsync(options, cancellation);
            state = await reader.ReadStateAsync(cancellation);
        }

        return new Planner(pipeline, state, options, await FilesAsync(input, options)).Plan(options.AsOf ?? RunClock.Now(_clock));
    }

    /// <summary>
    /// Runs the pipeline: everything up to the commit, then the exports, then the report. Failures are in the result. Only a cancellation is
    /// thrown.
    /// </summary>
    public Task<RunResult> RunAsync(RunOptions options, CancellationToken cancellation) =>
        ReportedAsync(options, "run", (journal, seen) => RunAsync(options, journal, seen, cancellation), cancellation);

    /// <summary>
    /// Does a run up to its commit, audits included, and undoes it: nothing is left, neither data nor exports nor a report. Failures are in the result. Only a
    /// cancellation is thrown.
    /// </summary>
    /// <param name="options">The options of the run.</param>
    /// <param name="most">The most rows of each model that are shown.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<RunPreview> PreviewAsync(RunOptions options, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var changes = new List<PreviewedChange>();
        var result = await ReportedAsync(options, "preview", (journal, seen) => RunAsync(options, journal, seen, cancellation, (changes, most)), cancellation, isReported: false);
        return new RunPreview(result, changes);
    }

    /// <summary>Runs all audits over whole tables and writes the quality report; changes no table.</summary>
    public Task<RunResult> CheckAsync(RunOptions options, CancellationToken cancellation) =>
        ReportedAsync(options, "check", (journal, _) => CheckAsync(options, journal, cancellation), cancellation);

    private async Task RunAsync(
        RunOptions options, RunJournal journal, RunTelemetry seen, CancellationToken cancellation, (List<PreviewedChange> Changes, int Most)? preview = null)
    {
        RunClock.RefuseFuture(options, RunClock.Now(_clock));

        TemporaryDirectory.RemoveAbandoned(Path.GetTempPath());

        // Files may arrive while a run waits. So a run that may wait looks for them only after it has opened the database.
        var input = options.Wait == TimeSpan.Zero ? FindInput(options, cancellation) : null;
        await using var run = await DatabaseWait.OpenAsync(
            options.Wait, () => engine.OpenRunAsync(pipeline, journal.Redate(options, RunClock.Now(_clock)), cancellation), Waiting, cancellation);
        input ??= FindInput(options, cancellation);
        journal.StartFrom(await run.ReadStateAsync(cancellation));
        var plan = new Planner(pipeline, journal.Before, options, await FilesAsync(input, options)).Plan(journal.RunAt);
        journal.Notes = [.. run.Notes, .. ArrivalOrder.Notes(plan, journal.Before, options), .. plan.Preparations.Where(p => p.Value.MayBe is not null).Select(p => $"{p.Key} {p.Value.Text}.")];
        journal.FileNotes = plan.FileNotes;
        seen.OnPlanned(plan);
        await run.ConfineAsync(
            [options.InputDirectory, options.OutputDirectory, TemporaryDirectory.Root],
            [.. plan.Stages.OfType<IngestStage>().SelectMany(s => s.Files).Select(f => f.Path)],
            cancellation);
        if (plan.IsNoOp)
            journal.CarryOver(pipeline);
        else
        {
            var end = preview is null ? null : plan.Stages.OfType<CommitStage>().First();
            await new RunExecution(pipeline, run, plan, options, journal, seen, new FaultReplay(pipeline, engine, plan, options)).ExecuteAsync(cancellation, end);
        }

        if (preview is var (changes, most))
        {
            foreach (var model in pipeline.Models.Where(m => !plan.IsNoOp && !plan.LeftOut.Contains(m.Name)))
                changes.Add(await run.PreviewAsync(model, most, options.ShowValues, cancellation));
            await run.ForgetAsync(cancellation);
            return;
        }

        if (journal.ExitCode == ExitCode.Done)
            await new ExportWriter(run, options.OutputDirectory).WriteAsync(plan, journal, seen, cancellation);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<InputFile>>> FilesAsync(InputSearch input, RunOptions options)
    {
        var files = await input.FinishAsync();
        return options.OrderOf is { } ledger ? ArrivalOrder.Follow(files, ledger) : files;
    }

    private void Waiting() => observer?.OnWaiting();

    private Task<IEngineReader> OpenReaderAsync(RunOptions options, CancellationToken cancellation) =>
        DatabaseWait.OpenAsync(options.Wait, () => engine.OpenReaderAsync(pipeline, cancellation), Waiting, cancellation);

    private InputSearch FindInput(RunOptions options, CancellationToken cancellation)
    {
        var selected = ModelSelection.Of(pipeline, options.Select, options.Exclude);
        var sources = pipeline.Models.Where(m => m.Body is SourceBody && selected.Contains(m.Name));
        return options.Files is { } files ? InputSearch.Of(sources, files) : InputSearch.Start(sources, options.InputDirectory, options.OnlyFilesOfBusinessDate ? options.BusinessDate : null, cancellation);
    }

    private async Task CheckAsync(RunOptions options, RunJournal journal, CancellationToken cancellation)
    {
        await using var reader = await OpenReaderAsync(options, cancellation);
        journal.StartFrom(await reader.ReadStateAsync(cancellation));
        var selected = ModelSelection.Of(pipeline, options.Select, options.Exclude);
        var audits = pipeline.Audits.Where(a => a.Reads.Any(selected.Contains) && a.Reads.All(journal.Before.Models.ContainsKey)).ToList();
        var counts = await AuditFaults.ExplainAsync(
            audits,
            await reader.AuditAsync(audits, journal.RunAt, cancellation),
            sqls => reader.FindFaultsAsync(sqls, journal.RunAt, options.ShowValues, cancellation));
        journal.Audits.AddRange(await FailureKeeper.KeepAsync(audits.Zip(counts, AuditEvaluation.Of), pipeline, reader, journal.RunAt, cancellation));
        journal.Skip(pipeline.Audits, "not selected, or its tables were never built");
        journal.FailOnAudits("The tables were not changed.");
    }

    private async Task<RunResult> ReportedAsync(RunOptions options, string kind, Func<RunJournal, RunTelemetry, Task> work, CancellationToken cancellation, bool isReported = true)
    {
        var watch = Stopwatch.StartNew();
        var journal = new RunJournal(options.AsOf ?? RunClock.Now(_clock), options.RunId) { BusinessDate = options.BusinessDate };
        using var telemetry = RunTelemetry.Begin(pipeline.Name, kind, journal.RunId, observer, log ?? NullLogger.Instance);
        try
        {
            await work(journal, telemetry);
        }
        catch (PipelineException e)
        {
            journal.Fail(e.ExitCode, e.Message, e.MayPass, e.IsSchemaChange, e.LoggedMessage);
        }
        catch (ContractBrokenException e)
        {
            journal.FailOnBrokenContract(e, pipeline);
        }
        catch (Exception e) when (MachineFaults.Of(e) is { } fault)
        {
            journal.Fail(fault.ExitCode, fault.Message, fault.MayPass);
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellation.IsCancellationRequested && !journal.IsCommitted)
        {
            // An engine that is interrupted may fail in other ways than by saying so.
            throw new OperationCanceledException("The run was stopped.", e, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            journal.Fail(ExitCode.Bug, $"This is a bug in BankingContracts, not in your data: {BugReport.Of(e)}");
        }

        journal.Skip(pipeline.Audits, "the run ended before this stage");
        var result = journal.Result(watch.Elapsed);
        if (isReported)
            result = QualityReportWriter.Write(pipeline, result, options.ReportsDirectory);
        telemetry.End(result);
        return result;
    }
}
