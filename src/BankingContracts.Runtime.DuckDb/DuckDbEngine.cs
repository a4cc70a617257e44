using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>DuckDB over one database file.</summary>
/// <param name="path">Full path of the file.</param>
internal sealed class DuckDbEngine(string path) : IEngine
{
    /// <inheritdoc/>
    public string Description => $"DuckDB {path}";

    /// <inheritdoc/>
    public bool DatabaseExists => File.Exists(path);

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        if (!DatabaseExists)
            throw PipelineException.BadInput($"There is no database at {path} yet; run the pipeline first, or name another file with --database.");
        var database = DuckDbDatabase.OpenForReading(path);
        return Task.FromResult<IEngineReader>(new DuckDbReader(database));
    }

    /// <inheritdoc/>
    public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var isNew = !DatabaseExists;
        var database = DuckDbDatabase.OpenForWriting(path);
        return Task.FromResult<IEngineRun>(new DuckDbRun(database, pipeline, runAt, isNew));
    }
}
