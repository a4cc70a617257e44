using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Publication;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.DuckDb.Tables;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>What DuckDB supplies for a run: one transaction in one database file, or a first load, whose file appears at the commit.</summary>
internal sealed class DuckDbRunDatabase : ISqlDatabase
{
    private readonly DuckDbDatabase _database;
    private readonly PipelineDefinition _pipeline;
    private readonly ColumnStatistics _statistics;
    private readonly DuckDbErrorMeaning _errors;

    public DuckDbRunDatabase(DuckDbDatabase database, PipelineDefinition pipeline)
    {
        (_database, _pipeline) = (database, pipeline);
        _errors = new DuckDbErrorMeaning(database.Path);
        _statistics = new ColumnStatistics(database.Beside);
        Loader = new FileLoader(database.Session);
        Rows = new TransactionRows(database);
        Publication = new OneCommit(database, _statistics);
        Reader = new DuckDbReader(database, pipeline);
    }

    /// <inheritdoc/>
    public SqlSession Session => _database.Session;

    /// <inheritdoc/>
    public SqlDialect Dialect => DuckDbDialect.Instance;

    /// <inheritdoc/>
    public ISqlErrors Errors => _errors;

    /// <inheritdoc/>
    public IFileLoader Loader { get; }

    /// <inheritdoc/>
    public IColumnStatistics Statistics => _statistics;

    /// <inheritdoc/>
    public IRowStore? Rows { get; }

    /// <inheritdoc/>
    public SqlState State => new(Session, Dialect);

    /// <inheritdoc/>
    public IPublication Publication { get; }

    /// <inheritdoc/>
    public IEngineReader Reader { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => _database.Notes;

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync() => Task.FromResult(StoredShapes.Published(Session));

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyList<StoredTable> own)
    {
        OwnTables.Prepare(Session, own);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files)
    {
        _database.Confine(directories, files);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path)
    {
        try
        {
            return await Exporter.ExportAsync(_database.File, model, format, path);
        }
        catch (DbException e) when (_database.CheckpointFault is { } fault)
        {
            // A database whose log could not be moved accepts no more statements.
            throw PipelineException.BadInput($"The log could not be moved into the database. {fault.Message} The data is safe in the log.", e);
        }
        catch (DbException e) when (_errors.FaultOf(e, _pipeline.ColumnsOf(model.Upstreams)) is { } fault)
        {
            // The rows of a view are computed when they are read.
            throw new PipelineException(fault.ExitCode, FaultSentences.Of(FaultySql.Of(model), fault), e);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(path, e) ?? PipelineException.BadInput($"The export {path} cannot be written.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _statistics.DisposeAsync();
        await Reader.DisposeAsync();
    }
}
