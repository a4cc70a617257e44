using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Work;

/// <summary>
/// What an earlier service left: runs that wait keep their places, and of a run that was under way the pipeline's database says whether it was committed. If
/// not, it is queued again.
/// </summary>
internal sealed partial class RunRecovery(
    ServerOptions options, DatabaseReaders readers, RunRecords runs, RunQueue queue, Successors successors, AlertBook alerts, StoreJournal journal, LineagePublisher publisher, TimeProvider clock, ILogger<RunRecovery> log)
{
    // A run that ends the service itself, for example because it takes all memory, must not do so for ever.
    private const int MostInterruptions = 10;

    private static readonly TimeSpan Forever = TimeSpan.FromDays(365);

    /// <summary>Takes over what an earlier service left. The store must be reachable.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        var open = (await runs.OpenAsync(cancellation)).Where(r => !queue.Knows(r.Id)).ToList();
        foreach (var run in open.Where(r => r.State == RunState.Running))
            await EndAsync(run, cancellation);
        foreach (var run in open.Where(r => r.State == RunState.Queued))
            await queue.RestoreAsync(run);
    }

    private async Task EndAsync(RunEntry run, CancellationToken cancellation)
    {
        var committed = await CommittedAsync(run, cancellation);
        var ended = committed is null
            ? run with { State = RunState.Interrupted, EndedAt = clock.GetUtcNow().UtcDateTime, Message = "The service ended while the run was under way. Nothing was changed." }
            : run with
            {
                State = RunState.Succeeded,
                EndedAt = committed.FinishedAt,
                IsCommitted = true,
                Message = "The service ended after the run was committed. The next run writes the exports that are missing.",
            };
        LogFound(run.Id, ended.State);
        publisher.EndAbandoned(options.Pipeline, options.Engine, run.Id, ended.IsCommitted);
        IReadOnlyList<RunEntry> rest = await InterruptionsAsync(run, cancellation) < MostInterruptions ? [ended.AfterInterruption(clock.GetUtcNow().UtcDateTime)] : [];
        // What follows a run waits for the run that takes its place.
        var (next, changes) = ended.IsCommitted || rest.Count == 0 ? successors.Of(ended, mayPass: false) : ([], []);
        IReadOnlyList<RunEntry> waiting = [.. rest, .. next];
        await journal.WriteAsync([RunEnded.Of(ended), .. changes, .. waiting.Select(RunQueued.Of), .. alerts.OfRun(ended, result: null, waiting)]);
        foreach (var entry in waiting)
            await queue.RestoreAsync(entry);
    }

    /// <summary>How many runs before this one were interrupted, one after the other.</summary>
    private async Task<int> InterruptionsAsync(RunEntry run, CancellationToken cancellation)
    {
        var count = 0;
        while (count < MostInterruptions && run is { Cause: RunCause.Recovery, Previous: { } previous } && await runs.FindAsync(previous, cancellation) is { } before)
            (run, count) = (before, count + 1);
        return count;
    }

    private async Task<CommittedRun?> CommittedAsync(RunEntry run, CancellationToken cancellation)
    {
        if (!await readers.Engine.ExistsAsync(cancellation))
            return null;
        // Whoever uses the database keeps the next run from it, too.
        await using var database = await DatabaseWait.OpenAsync(
            Forever, () => readers.OpenAsync(cancellation), LogWaiting, cancellation);
        return (await database.ReadRunsAsync(run.StartedAt - TimeSpan.FromMinutes(1), cancellation)).FirstOrDefault(r => r.RunId == run.Id);
    }

    [LoggerMessage(LogLevel.Information, "Another process uses the database; waiting until it is free.")]
    private partial void LogWaiting();

    [LoggerMessage(LogLevel.Warning, "Run {Run} was under way when the service ended: {State}.")]
    private partial void LogFound(string run, RunState state);
}
