using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Audits;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.DuckDb.TimeTravel;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>A database file opened for reading.</summary>
internal sealed class DuckDbReader(DuckDbDatabase database, PipelineDefinition pipeline) : IEngineReader
{
    private AsOfTables? _asOf;

    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => Task.FromResult(StateStore.Read(database.Connection));

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
            throw DuckDbErrors.OnQuery(e);
        }

        return ReadAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        Task.FromResult(new AuditStep(new AuditBatches(database.Connection), runAt).Count(audits, cancellation));

    /// <inheritdoc/>
    public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation) =>
        Task.FromResult(Exporter.Export(database.Connection, model, format, path));

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
            throw DuckDbErrors.OnQuery(e);
        }
    }
}
