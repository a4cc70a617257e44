using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Cleans a source model: every row of it ends in the staging table, in quarantine, or as a dropped copy of a staged row. If the
/// source's change set is known, only its keys are checked.
/// </summary>
internal sealed class StagingStep(SqlSession session, PipelineDefinition pipeline, ChangeSets changes, DateTime runAt)
{
    /// <summary>Runs the step.</summary>
    /// <param name="staging">The model.</param>
    /// <param name="before">The totals of the last run; null on a first load.</param>
    /// <param name="mode">Whether all rows must be cleaned again.</param>
    public StagingOutcome Stage(ModelDefinition staging, StagingTotals? before, StepMode mode)
    {
        var tables = StagingTables.Of(staging, pipeline);
        var isRepeated = !changes.IsFirstStep(staging.Name);

        // A row whose date was in the future when it was checked may be due now.
        var isProportional = mode == StepMode.Changes
            && before is not null
            && before.Reasons.All(r => r.Kind != QuarantineKind.Future)
            && changes.OfFile(tables.Source.Name).Change.IsKnown;
        return isProportional
            ? new ChangedStaging(session, tables, changes, runAt).Stage(before!)
            : new WholeStaging(session, tables, changes, runAt).Stage(mode, isRepeated);
    }
}
