using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Files;

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
        RefuseWhatIsNoFile();
        if (!DatabaseExists)
            throw PipelineException.BadInput($"There is no database at {_path} yet; run the pipeline first, or name another file with --database.");
        var database = Opened(DuckDbDatabase.OpenForReading);
        return Task.FromResult<IEngineReader>(new DuckDbReader(database, pipeline, settings.AllowsFiles));
    }

    /// <inheritdoc/>
    public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        RefuseWhatIsNoFile();
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

    /// <summary>The engine would wait for ever for a named pipe, and load a whole file before it finds that a directory has its name.</summary>
    private void RefuseWhatIsNoFile()
    {
        var kind = FileKinds.Of(_path);
        if (kind is not (FileKind.File or FileKind.Missing))
            throw PipelineException.BadInput($"The database {_path} is {FileKinds.Text(kind)}, not a file; name another with --database.");
    }
}
