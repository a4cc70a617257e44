using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Audits;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.Faults;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.DuckDb.TimeTravel;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>A database file opened for reading.</summary>
internal sealed class DuckDbReader(DuckDbDatabase database, PipelineDefinition pipeline) : IEngineReader
{
    private AsOfTables? _asOf;

    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(Guarded(() => StateStore.Read(database.Connection)));
        }
        catch (Exception e) when (e is not (PipelineException or OperationCanceledException))
        {
            // Only we write the state, and we read it back.
            throw DuckDbErrors.Damaged(database.Path, e);
        }
    }

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        _asOf?.Restore();
        return ReadAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsOfAsync(string sql, DateTime asOf, CancellationToken cancellation)
    {
        try
        {
            (_asOf ??= new AsOfTables(database, pipeline)).Replace(sql, asOf);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(database.Path, e) ?? DuckDbErrors.OnQuery(e);
        }

        return ReadAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        Task.FromResult(Guarded(() => new AuditStep(new AuditBatches(database.Connection, pipeline), runAt).Count(audits, cancellation)));

    /// <inheritdoc/>
    public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation) =>
        Task.FromResult(Export(model, format, path));

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        Task.FromResult(FaultSearch.Find(database, pipeline, sqls, runAt, showValues, cancellation));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<DbDataReader> ReadAsync(string sql, CancellationToken cancellation)
    {
        DuckDBCommand? command = null;
        try
        {
            command = database.Connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteReaderAsync(cancellation);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(database.Path, e) ?? DuckDbErrors.OnQuery(e);
        }
    }

    private long Export(ModelDefinition model, ExportFormat format, string path)
    {
        try
        {
            return Exporter.Export(database.Connection, model, format, path);
        }
        catch (DbException e) when (database.CheckpointFault is { } fault)
        {
            // A database whose log could not be moved takes no more statements.
            throw PipelineException.BadInput($"The log could not be moved into the database. {fault.Message} The data is safe in the log.", e);
        }
        catch (DbException e) when (SqlFaults.Of(e, pipeline, model.Upstreams) is { } fault)
        {
            // The rows of a view are computed when they are read.
            throw new PipelineException(fault.ExitCode, FaultSentences.Of(FaultySql.Of(model), fault), e);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(path, e) ?? PipelineException.BadInput($"The export {path} cannot be written.", e);
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(database.Path, e) is { } explained)
        {
            throw explained;
        }
    }
}
