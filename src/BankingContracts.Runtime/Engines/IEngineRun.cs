using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>
/// A run's transaction. Nothing it does is seen by others before <see cref="CommitAsync"/>; disposing without it undoes
/// everything, and removes a database that this run created. Each step leaves its change set (rows removed and added) for the
/// steps after it.
/// </summary>
public interface IEngineRun : IEngineReader
{
    /// <summary>Brings the stored tables of <paramref name="model"/> to its compiled shape; rows are kept where the shape allows it.</summary>
    Task PrepareAsync(ModelDefinition model, ModelPreparation preparation, CancellationToken cancellation);

    /// <summary>Loads a delivery into a source model, comparing by content with what was loaded before.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The file; several where they are parts of one delivery, whose rows are taken together.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">The file is not as the contract says.</exception>
    Task<IngestOutcome> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation);

    /// <summary>Cleans a source model into a staging model and its quarantine.</summary>
    /// <param name="staging">The staging model.</param>
    /// <param name="before">Its totals so far; null on a first load.</param>
    /// <param name="mode">Which rows are cleaned.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<StagingOutcome> StageAsync(ModelDefinition staging, StagingTotals? before, StagingMode mode, CancellationToken cancellation);

    /// <summary>Brings a snapshot up to date with its staging model.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="before">Its totals so far; null on a first load.</param>
    /// <param name="mode">Which keys are compared; where staging was recleaned, differing rows open a version under any strategy.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StagingMode mode, CancellationToken cancellation);

    /// <summary>
    /// Brings a query model up to date: computes the rows that share a link with a change of its upstreams, or all of them,
    /// compares them with what is stored and applies the difference.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="wholeBecause">Why all rows must be computed whatever changed; null when the changes decide.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="ContractBrokenException">The rows break the contract.</exception>
    Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause, CancellationToken cancellation);

    /// <summary>
    /// Counts the failing rows of <paramref name="audits"/>, in their order, from their counts before and the change sets of this
    /// run; whole tables are read where a change cannot be followed. The counts are those that whole tables give.
    /// </summary>
    Task<IReadOnlyList<AuditCount>> AuditChangesAsync(IReadOnlyList<DueAudit> audits, CancellationToken cancellation);

    /// <summary>Stores the run and its state, and commits all of it.</summary>
    Task CommitAsync(RunRecord run, CancellationToken cancellation);
}
