using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>
/// A run's transaction. Others see nothing of it before <see cref="CommitAsync"/>. Disposing without it undoes
/// everything, and removes a database that this run created. Each step leaves its change set (rows removed and added) for the
/// steps after it.
/// </summary>
public interface IEngineRun : IEngineReader
{
    /// <summary>What was found and corrected when the database was opened, a sentence for each.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// Closes all files except those that the run needs: the files in <paramref name="directories"/>, the input <paramref name="files"/> with the targets of
    /// links, and the database's own files. No setting can be changed afterwards.
    /// </summary>
    Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files, CancellationToken cancellation);

    /// <summary>Changes the stored tables of <paramref name="model"/> to its compiled shape; rows are kept if the shape allows it.</summary>
    Task PrepareAsync(ModelDefinition model, ModelPreparation preparation, CancellationToken cancellation);

    /// <summary>Loads a delivery into a source model, comparing by content with what was loaded before.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The file; several where they are parts of one delivery, whose rows are loaded together.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">The file is not as the contract says.</exception>
    Task<IngestOutcome> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation);

    /// <summary>Cleans a source model into a staging model and its quarantine.</summary>
    /// <param name="staging">The staging model.</param>
    /// <param name="before">Its totals so far; null on a first load.</param>
    /// <param name="mode">Which rows are cleaned.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<StagingOutcome> StageAsync(ModelDefinition staging, StagingTotals? before, StepMode mode, CancellationToken cancellation);

    /// <summary>Updates a snapshot from its staging model.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="before">Its totals so far; null on a first load.</param>
    /// <param name="mode">Which keys are compared; if all rows were cleaned again, rows that are different open a version with any strategy.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StepMode mode, CancellationToken cancellation);

    /// <summary>
    /// Updates a query model: computes the rows that share a link with a change of its upstreams, or all rows,
    /// compares them with the stored rows and applies the difference.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="wholeBecause">Why all rows must be computed; null when the changes decide.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="ContractBrokenException">The rows break the contract.</exception>
    Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause, CancellationToken cancellation);

    /// <summary>
    /// Counts the failing rows of <paramref name="audits"/>, in their order, from their counts before and the change sets of this
    /// run. Whole tables are read if a change cannot be followed. The counts are the same as over whole tables.
    /// </summary>
    Task<IReadOnlyList<AuditCount>> AuditChangesAsync(IReadOnlyList<DueAudit> audits, CancellationToken cancellation);

    /// <summary>Stores the run and its state, and commits all of it.</summary>
    Task CommitAsync(RunRecord run, CancellationToken cancellation);

    /// <summary>Writes the whole of <paramref name="model"/> to <paramref name="path"/>, which does not exist yet.</summary>
    /// <returns>The number of rows written.</returns>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation);
}
