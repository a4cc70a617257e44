using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Queue;

/// <summary>Takes over the runs that were made without the service, by the command line or a program, as the pipeline's database knows them: those that were committed.</summary>
internal sealed class RunImport(ServerOptions options, RunRecords runs, StoreJournal journal)
{
    private const string By = "the command line";

    // Clocks of two machines differ a little.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>Records the runs that the service does not know.</summary>
    /// <param name="database">The pipeline's database.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ImportAsync(IEngineReader database, CancellationToken cancellation)
    {
        if (journal.Fault is not null)
            return;
        var after = await runs.LastCommitAsync(cancellation) - Overlap;
        foreach (var run in await database.ReadRunsAsync(after, cancellation))
        {
            if (await runs.FindAsync(run.RunId, cancellation) is null)
                await journal.WriteAsync([.. Changes(run)]);
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
