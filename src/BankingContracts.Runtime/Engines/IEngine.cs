using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>A database that runs pipelines.</summary>
public interface IEngine
{
    /// <summary>Its name for users, with the database, for example <c>DuckDB data/duckdb/banking.duckdb</c>.</summary>
    string Description { get; }

    /// <summary>The full path of the database; null where it is no file.</summary>
    string? DatabaseFile => null;

    /// <summary>
    /// Whether a run cannot begin while a reader is open, except a reader that a run of the same process let in: such a reader keeps only the next run away.
    /// </summary>
    bool ReadersKeepRunsAway => false;

    /// <summary>Where its tables are, for programs that draw lineage: a URI of the database, the same for all programs that use it.</summary>
    string DatasetNamespace => Description;

    /// <summary>The name of a model's table in <see cref="DatasetNamespace"/>, for example <c>marts.account_summary</c>.</summary>
    string DatasetName(ModelDefinition model) => $"{model.Layer.ToString().ToLowerInvariant()}.{model.Name}";

    /// <summary>The text of generated SQL that it understands.</summary>
    /// <param name="generated">The SQL.</param>
    /// <param name="runAt">The timestamp that takes the place of <c>$run_at</c>; null leaves it there.</param>
    string TextOf(SqlText generated, DateTime? runAt = null);

    /// <summary>Whether there is a database yet.</summary>
    /// <exception cref="PipelineException">The engine cannot be asked.</exception>
    Task<bool> ExistsAsync(CancellationToken cancellation);

    /// <summary>Checks what a run needs of the engine: connection, rights, settings, places. It changes nothing that stays.</summary>
    /// <returns>The results, in the order in which they help; empty where there is nothing to check but the database.</returns>
    Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<EngineCheck>>([]);

    /// <summary>Takes the lock from the run that owns it. That run cannot publish any more.</summary>
    /// <returns>What was done, one sentence.</returns>
    /// <exception cref="PipelineException">The lock ends by itself with the process that owns it.</exception>
    Task<string> BreakLockAsync(CancellationToken cancellation) =>
        throw PipelineException.BadInput($"{Description}: the lock ends with the process that owns it, so there is nothing to break. End that process, or wait with --wait.");

    /// <summary>
    /// Copies the database, as the last run left it, to a file that does not exist. Others can read meanwhile, but no run can begin. The file appears when it
    /// is complete.
    /// </summary>
    /// <param name="pipeline">The pipeline, which must be able to read the copy.</param>
    /// <param name="file">The full path of the copy.</param>
    /// <param name="cancellation">Stops the method; then no copy stays.</param>
    /// <returns>The bytes of the copy.</returns>
    /// <exception cref="PipelineException">
    /// The database is no file, a run uses it, it is corrupt or missing; or the copy exists already or cannot be written.
    /// </exception>
    Task<long> BackupAsync(PipelineDefinition pipeline, string file, CancellationToken cancellation) =>
        throw PipelineException.BadInput($"{Description} is no single file that can be copied; copy its tables with the platform's own backup.");

    /// <summary>Opens the database for reading; it must exist.</summary>
    /// <exception cref="PipelineException">The database is locked, corrupt, unreadable or missing.</exception>
    Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation);

    /// <summary>Opens the database for a run and begins the run's transaction. Creates the database if there is none.</summary>
    /// <exception cref="PipelineException">The database is locked, corrupt or not writable.</exception>
    Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation);

    /// <summary>Opens a bench for examples: no rows are stored, and the database of runs is neither read nor written.</summary>
    /// <exception cref="PipelineException">The engine cannot be used, or plays no examples.</exception>
    Task<IExampleBench> OpenBenchAsync(CancellationToken cancellation) => throw PipelineException.BadInput($"{Description} plays no examples.");

    /// <summary>The models in the database that are not in <paramref name="pipeline"/>, by name; the database must exist.</summary>
    /// <exception cref="PipelineException">The database is locked, corrupt, unreadable or missing.</exception>
    Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation);

    /// <summary>
    /// Removes retired models: their tables and views, and everything in the pipeline's state about them except the record of past runs. It
    /// removes either everything or nothing. If a model comes back, it is created again, and a source loads its files again.
    /// </summary>
    /// <param name="pipeline">The pipeline; none of its models is touched.</param>
    /// <param name="models">The names of the models. A model is not touched if it is not retired or no longer retired.</param>
    /// <param name="cancellation">Stops the method before it removes anything.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="PipelineException">
    /// The database is locked, corrupt, not writable or missing; or a view of an earlier contract may still read a retired model.
    /// </exception>
    Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation);
}
