using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>A database that runs pipelines.</summary>
public interface IEngine
{
    /// <summary>Its name for users, with the database, for example <c>DuckDB data/duckdb/banking.duckdb</c>.</summary>
    string Description { get; }

    /// <summary>Whether there is a database yet.</summary>
    bool DatabaseExists { get; }

    /// <summary>Opens the database for reading; it must exist.</summary>
    /// <exception cref="PipelineException">The database is locked, corrupt, unreadable or missing.</exception>
    Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation);

    /// <summary>Opens the database for a run and begins the run's transaction. Creates the database if there is none.</summary>
    /// <exception cref="PipelineException">The database is locked, corrupt or not writable.</exception>
    Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation);

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
