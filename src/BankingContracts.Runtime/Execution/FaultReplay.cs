using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Execution;

/// <summary>
/// Finds what users' SQL failed on. A fault inside a transaction takes the rows of the run with it: then the run is done again up to the
/// stage that failed, the rows are looked at before the stage, and all of it is undone. That costs the time of a run, and only a run that fails.
/// </summary>
internal sealed class FaultReplay(PipelineDefinition pipeline, IEngine engine, RunPlan plan, RunOptions options)
{
    /// <summary>A finding for each of <paramref name="sqls"/>, null for one that does not fail; null altogether when nothing could be found out.</summary>
    /// <param name="run">The run that failed; it is at its end.</param>
    /// <param name="stage">The stage that failed.</param>
    /// <param name="sqls">The SQL.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<FaultFinding?>?> FindAsync(IEngineRun run, PlannedStage stage, IReadOnlyList<FaultySql> sqls, CancellationToken cancellation)
    {
        if (await run.FindFaultsAsync(sqls, plan.RunAt, options.ShowValues, cancellation) is { } found)
            return found;
        await run.DisposeAsync();
        try
        {
            await using var again = await engine.OpenRunAsync(pipeline, plan.RunAt, cancellation);
            var journal = new RunJournal(plan.RunAt);
            journal.StartFrom(await again.ReadStateAsync(cancellation));
            await new RunExecution(pipeline, again, plan, options, journal, null, null).ExecuteAsync(cancellation, stage);
            return await again.FindFaultsAsync(sqls, plan.RunAt, options.ShowValues, cancellation);
        }
#pragma warning disable CA1031 // A file that is gone, a database that somebody else took: the fault itself is told all the same.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
