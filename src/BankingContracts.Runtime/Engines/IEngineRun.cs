using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>
/// A run's transaction. Others see none of its changes before <see cref="CommitAsync"/>. If it is disposed without a commit, it undoes
/// everything, and it removes the database if this run created it. Each step leaves its change set (rows removed and added) for the steps after
/// it.
/// </summary>
public interface IEngineRun : IEngineReader
{
    /// <summary>What was found and corrected when the database was opened. Each item is one sentence.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// Allows access only to the files that the run needs: the files in <paramref name="directories"/>, the input <paramref name="files"/> with
    /// the targets of links, and the database's own files. After this no setting can be changed.
    /// </summary>
    Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files, CancellationToken cancellation);

    /// <summary>
    /// Keeps what no later step can read: the rows of tables that will be created again, and those of views whose query changes. It is called once, before the
    /// first step.
    /// </summary>
    /// <param name="preparations">How the shapes of models change.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task HoldAsync(IReadOnlyDictionary<string, ModelPreparation> preparations, CancellationToken cancellation);

    /// <summary>Changes the stored tables of <paramref name="model"/> to its compiled shape. Rows are kept if the shape allows it.</summary>
    Task PrepareAsync(ModelDefinition model, ModelPreparation preparation, CancellationToken cancellation);

    /// <summary>Loads a delivery into a source model. It compares the contents with what was loaded before.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The file; or several files that are parts of one delivery and are loaded together.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">The file does not have the form that the contract says.</exception>
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
    /// <param name="mode">Which keys are compared. If all rows were cleaned again, rows that are different open a version under any strategy.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StepMode mode, CancellationToken cancellation);

    /// <summary>
    /// Updates a query model. It computes the rows that share a link with a change of its upstreams, or all rows. Then it compares them with
    /// the stored rows and applies the difference.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="wholeBecause">The reason why all rows must be computed; null when the changes decide.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="ContractBrokenException">The rows break the contract.</exception>
    Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause, CancellationToken cancellation);

    /// <summary>
    /// Counts the failing rows of <paramref name="audits"/>, in their order. It uses their counts before the run and the change sets of this
    /// run. If a change cannot be followed, it reads whole tables. The counts are the same as over whole tables.
    /// </summary>
    Task<IReadOnlyList<AuditCount>> AuditChangesAsync(IReadOnlyList<DueAudit> audits, CancellationToken cancellation);

    /// <summary>What the run did to the rows of a model, before it is committed or undone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="most">The most rows that are returned.</param>
    /// <param name="showValues">Whether they have their values, too.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<PreviewedChange> PreviewAsync(ModelDefinition model, int most, bool showValues, CancellationToken cancellation);

    /// <summary>Ends the run without a commit; where it is not undone by closing it, what it has left beside the tables is removed.</summary>
    Task ForgetAsync(CancellationToken cancellation);

    /// <summary>Stores the run and its state, and commits everything.</summary>
    Task CommitAsync(RunRecord run, CancellationToken cancellation);

    /// <summary>The hash of the run's record; null before the commit.</summary>
    string? ChainHash { get; }

    /// <summary>Writes all rows of <paramref name="model"/> to <paramref name="path"/>. There must be no such file yet.</summary>
    /// <returns>The number of rows written.</returns>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation);
}
