using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Execution;

/// <summary>
/// Finds the rows on which users' SQL failed. A fault inside a transaction loses the rows of the run. So the run is repeated up to the stage
/// that failed, the rows are checked before this stage, and everything is undone. This takes the time of a run, but only when a run fails.
/// </summary>
internal sealed class FaultReplay(PipelineDefinition pipeline, IEngine engine, RunPlan plan, RunOptions options)
{
    /// <summary>
    /// One finding for each of <paramref name="sqls"/>; null for one that does not fail. The whole list is null when nothing was found.
    /// </summary>
    /// <param name="run">The run that failed and has ended.</param>
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
#pragma warning disable CA1031 // A file may be deleted, or somebody else may use the database. The fault itself is still reported.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
