using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>
/// Cleans a source model: every row of it ends in the staging table, in quarantine, or as a dropped copy of a staged row. If the
/// source's change is known, only its keys are checked.
/// </summary>
internal sealed class StagingStep(StepContext run)
{
    /// <summary>Runs the step.</summary>
    /// <param name="staging">The model.</param>
    /// <param name="before">The totals of the last run; null on a first load.</param>
    /// <param name="mode">Whether all rows must be cleaned again.</param>
    /// <param name="loaded">What loading the last delivery left; null when the run loaded none.</param>
    /// <param name="isRepeated">Whether the run cleaned rows of an earlier delivery.</param>
    /// <returns>The outcome, and what a snapshot needs; null where it has to compare all keys.</returns>
    public async Task<(StagingOutcome Outcome, StagingResult? Result)> StageAsync(
        ModelDefinition staging, StagingTotals? before, StepMode mode, IngestResult? loaded, bool isRepeated)
    {
        var tables = StagingTables.Of(run, staging);
        // A row whose date was in the future when it was checked may be due now.
        var isProportional = mode == StepMode.Changes
            && before is not null
            && before.Reasons.All(r => r.Kind != QuarantineKind.Future)
            && loaded is { Rows.IsKnown: true };
        if (!isProportional)
            return (await new WholeStaging(run, tables).StageAsync(mode, isRepeated), null);
        return await new ChangedStaging(run, tables, loaded!).StageAsync(before!);
    }
}
