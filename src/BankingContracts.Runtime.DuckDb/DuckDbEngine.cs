using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Retirement;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>DuckDB over one database file.</summary>
/// <param name="settings">The full path of the file, and what the engine may use.</param>
/// <param name="around">Puts another session around that of a run, so that a test can make statements fail; null for none.</param>
internal sealed class DuckDbEngine(EngineSettings settings, Func<ISqlSession, ISqlSession>? around = null) : IEngine
{
    private readonly string _path = settings.DatabasePath;

    /// <inheritdoc/>
    public string Description => $"DuckDB {_path}";

    /// <inheritdoc/>
    public string? DatabaseFile => _path;

    /// <inheritdoc/>
    public bool ReadersKeepRunsAway => true;

    /// <inheritdoc/>
    public string DatasetNamespace => "duckdb://" + new Uri(_path).AbsolutePath;

    /// <inheritdoc/>
    public string TextOf(SqlText generated, DateTime? runAt = null) => DuckDbDialect.Instance.TextOf(generated, runAt);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellation) => Task.FromResult(File.Exists(_path));

    /// <inheritdoc/>
    public async Task<long> BackupAsync(PipelineDefinition pipeline, string file, CancellationToken cancellation)
    {
        RequireDatabase();
        return await ExplainedAsync(() => new DatabaseCopy(settings).WriteAsync(
            file,
            async copy =>
            {
                await using var reader = await new DuckDbEngine(settings with { DatabasePath = copy }).OpenReaderAsync(pipeline, cancellation);
                await reader.ReadStateAsync(cancellation);
            },
            cancellation));
    }

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        RequireDatabase();
        var database = Opened(DuckDbDatabase.OpenForReading);
        return Task.FromResult<IEngineReader>(new DuckDbReader(database, pipeline, settings.AllowsFiles));
    }

    /// <inheritdoc/>
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        RefuseRowIds(pipeline);
        RefuseWhatIsNoFile();
        var database = Opened(s => DuckDbDatabase.OpenForWriting(s, around));
        try
        {
            return await SqlRun.BeginAsync(new DuckDbRunDatabase(database, pipeline), pipeline, runAt, cancellation);
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

    /// <inheritdoc/>
    public Task<IExampleBench> OpenBenchAsync(CancellationToken cancellation) => Task.FromResult(DuckDbBench.Open(settings));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        RequireDatabase();
        using var database = Opened(DuckDbDatabase.OpenForReading);
        await using var reader = new DuckDbReader(database, pipeline);
        var state = await reader.ReadStateAsync(cancellation);
        return await ExplainedAsync(() => Retired(database, pipeline).FindAsync(state));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation)
    {
        RequireDatabase();
        using var database = Opened(static s => DuckDbDatabase.OpenForWriting(s));
        await using var reader = new DuckDbReader(database, pipeline);
        Explained(() => OwnTables.Prepare(database.Session, SqlState.Tables(DuckDbDialect.Instance)));
        var state = await reader.ReadStateAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<RetiredModel> removed = [];
        Explained(() => database.Commit(() => removed = Remove(database, pipeline, state, models), reclaims: true));
        return removed;
    }

    private static IReadOnlyList<RetiredModel> Remove(
        DuckDbDatabase database, PipelineDefinition pipeline, PipelineState state, IReadOnlyCollection<string> models)
    {
        var removal = Retired(database, pipeline).PlanAsync(state, models).GetAwaiter().GetResult();
        foreach (var step in removal.Steps)
            database.Session.Execute(step.Sql);
        return removal.Models;
    }

    private static RetiredTables Retired(DuckDbDatabase database, PipelineDefinition pipeline) =>
        new(database.Session, DuckDbDialect.Instance, pipeline, StoredShapes.Tables(database.Session));

    private DuckDbDatabase Opened(Func<EngineSettings, DuckDbDatabase> open) => Explained(() => open(settings));

    private void Explained(Action step) => Explained(() =>
    {
        step();
        return true;
    });

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_path, e) is { } explained)
        {
            throw explained;
        }
    }

    private T Explained<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_path, e) is { } explained)
        {
            throw explained;
        }
    }

    private void RequireDatabase()
    {
        RefuseWhatIsNoFile();
        if (!File.Exists(_path))
            throw PipelineException.BadInput($"There is no database at {_path} yet; run the pipeline first, or name another file with --database.");
    }

    /// <summary>A column of this name would hide the engine's row id, by which the steps find rows again.</summary>
    private static void RefuseRowIds(PipelineDefinition pipeline)
    {
        const string rowId = "rowid";
        var model = pipeline.Models.FirstOrDefault(m => m.Columns.Any(c => c.Name.Equals(rowId, StringComparison.OrdinalIgnoreCase)));
        if (model is not null)
            throw PipelineException.BadInput($"{model.Name} has a column called {rowId}, but DuckDB uses this name for its own row ids; rename the column in the contract.");
    }

    /// <summary>The engine would wait forever for a named pipe. And if a directory had the name of the database, it would load a whole file before it finds this.</summary>
    private void RefuseWhatIsNoFile()
    {
        var kind = FileKinds.Of(_path);
        if (kind is not (FileKind.File or FileKind.Missing))
            throw PipelineException.BadInput($"The database {_path} is {FileKinds.Text(kind)}, not a file; name another with --database.");
    }
}
