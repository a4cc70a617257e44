using System.Data.Common;
using BankingContracts.Runtime.Sql.Sessions;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Sessions;

/// <summary>A connection to DuckDB. Its statements have ended when their task is returned.</summary>
internal sealed class DuckDbSession(DuckDBConnection connection) : IBulkSession, IDisposable
{
    /// <inheritdoc/>
    public string System => "duckdb";

    /// <summary>The number of rows that the last statement wrote, where the engine says it.</summary>
    public long RowsWritten { get; private set; }

    /// <summary>A session without a file.</summary>
    public static DuckDbSession InMemory()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return new DuckDbSession(connection);
    }

    /// <summary>A session of its own on the same database, beside the transaction of this one.</summary>
    public SqlSession Beside() => new(Duplicate());

    /// <summary>A connection of its own to the same database, beside the transaction of this one.</summary>
    public DuckDbSession Duplicate()
    {
        var other = connection.Duplicate();
        other.Open();
        return new DuckDbSession(other);
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        using var command = Command(sql);
        RowsWritten = Run(command, static c => c.ExecuteNonQuery(), cancellation);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        // The command lives as long as the reader needs it.
        var command = Command(sql);
        return Task.FromResult<DbDataReader>(Run(command, static c => c.ExecuteReader(), cancellation));
    }

    /// <inheritdoc/>
    public Task LoadAsync(string table, Action<IRowWriter> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var names = table.Split('.').Select(static n => n.Trim('"')).ToList();
        var (catalog, schema) = names.Count == 3 ? (names[0], names[1]) : (names[0] == "temp" ? ("temp", "main") : (null, names[0]));
        using var appender = connection.CreateAppender(catalog, schema, names[^1]);
        write(new AppendedRows(appender));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private DuckDBCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static T Run<T>(DuckDBCommand command, Func<DuckDBCommand, T> run, CancellationToken cancellation)
    {
        using var interruption = Interruption.Of(command, cancellation);
        try
        {
            return run(command);
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.Interrupt && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was stopped.", e, cancellation);
        }
    }
}
