using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Engines;

/// <summary>A database that runs pipelines.</summary>
public interface IEngine
{
    /// <summary>What a user calls it, with what it works on, for example <c>DuckDB data/duckdb/banking.duckdb</c>.</summary>
    string Description { get; }

    /// <summary>Whether there is a database yet.</summary>
    bool DatabaseExists { get; }

    /// <summary>Opens the database for reading; it must exist.</summary>
    /// <exception cref="PipelineException">Locked, corrupt, unreadable, missing.</exception>
    Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation);

    /// <summary>Opens the database for a run, creating it if there is none, and begins the run's transaction.</summary>
    /// <exception cref="PipelineException">Locked, corrupt, not writable.</exception>
    Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation);
}
