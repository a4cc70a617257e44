using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>DuckDB over one database file.</summary>
/// <param name="settings">The full path of the file, and what the engine may use.</param>
internal sealed class DuckDbEngine(EngineSettings settings) : IEngine
{
    private readonly string _path = settings.DatabasePath;

    /// <inheritdoc/>
    public string Description => $"DuckDB {_path}";

    /// <inheritdoc/>
    public bool DatabaseExists => File.Exists(_path);

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        if (!DatabaseExists)
            throw PipelineException.BadInput($"There is no database at {_path} yet; run the pipeline first, or name another file with --database.");
        var database = Opened(DuckDbDatabase.OpenForReading);
        return Task.FromResult<IEngineReader>(new DuckDbReader(database, pipeline));
    }

    /// <inheritdoc/>
    public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var database = Opened(DuckDbDatabase.OpenForWriting);
        try
        {
            return Task.FromResult<IEngineRun>(new DuckDbRun(database, pipeline, runAt));
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_path, e) is { } explained)
        {
            database.Dispose();
            throw explained;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private DuckDbDatabase Opened(Func<EngineSettings, DuckDbDatabase> open)
    {
        try
        {
            return open(settings);
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_path, e) is { } explained)
        {
            throw explained;
        }
    }
}
