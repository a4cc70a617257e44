using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Queue;

/// <summary>Takes over the runs that were made without the service, by the command line or a program, as the pipeline's database knows them: those that were committed.</summary>
internal sealed class RunImport(ServerOptions options, RunRecords runs, FileRecords files, StoreJournal journal)
{
    private const string By = "the command line";

    // Clocks of two machines differ a little.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly HashSet<string> _filed = [];

    /// <summary>Records the runs that the service does not know, and which files each run loaded.</summary>
    /// <param name="database">The pipeline's database.</param>
    /// <param name="state">Its state.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ImportAsync(IEngineReader database, PipelineState state, CancellationToken cancellation)
    {
        if (journal.Fault is not null)
            return;
        var after = await files.CountAsync(new(1), cancellation) == 0 ? null : await runs.LastCommitAsync(cancellation) - Overlap;
        var loaded = state.Files.ToLookup(f => f.RunAt);
        foreach (var run in await database.ReadRunsAsync(after, cancellation))
        {
            var changes = await runs.FindAsync(run.RunId, cancellation) is null ? Changes(run) : [];
            var taken = _filed.Add(run.RunId) ? loaded[run.RunAt].Select(f => new FileLoaded(run.RunId, f.Source, f.File, f.Hash, f.Rows, Micros.Of(f.RunAt))) : [];
            if (changes.Concat(taken).ToList() is { Count: > 0 } all)
                await journal.WriteAsync(all);
        }
    }

    private IEnumerable<StoreChange> Changes(CommittedRun run)
    {
        yield return RunQueued.Of(new(run.RunId, RunCause.CommandLine, By, run.StartedAt, new()));
        yield return new RunStarted(run.RunId, Micros.Of(run.StartedAt));
        // The stages follow each other; how long each took is known, and not when it began.
        var begin = run.StartedAt;
        for (var i = 0; i < run.Stages.Count; i++)
        {
            var stage = run.Stages[i];
            var end = begin.AddMilliseconds(stage.Milliseconds);
            yield return new StageStarted(run.RunId, i, stage.Stage.Word(), stage.Model, Micros.Of(begin));
            yield return new StageEnded(run.RunId, i, Micros.Of(end), stage.Change.Rows, stage.Change.Added, stage.Change.Changed, stage.Change.Removed, stage.Note);
            begin = end;
        }

        yield return new RunEnded(
            run.RunId, RunState.Succeeded.Word(), Micros.Of(run.FinishedAt), ExitCode: null, Message: "", IsCommitted: 1, Failed: 0, Warned: 0, MartChanges.Of(options.Pipeline, run.Stages));
    }
}
