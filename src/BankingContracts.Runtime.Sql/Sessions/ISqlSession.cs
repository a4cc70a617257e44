using System.Data.Common;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>
/// A connection of an engine. It has no memory: all names in a statement are qualified, and no statement depends on a setting that an earlier
/// one made. It does not say how many rows a statement wrote; counts come from queries.
/// </summary>
public interface ISqlSession : IAsyncDisposable
{
    /// <summary>The engine's name in traces, for example <c>duckdb</c>.</summary>
    string System { get; }

    /// <summary>The character around quoted names; what stands between other quotes is a text.</summary>
    char NameQuote => '"';

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <exception cref="DbException">The engine refuses it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled while it ran.</exception>
    Task ExecuteAsync(string sql, CancellationToken cancellation);

    /// <summary>Runs a query. The caller disposes the rows.</summary>
    /// <exception cref="DbException">The engine refuses it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled while it ran.</exception>
    Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation);
}

/// <summary>A session that loads rows in bulk, faster than by statements.</summary>
public interface IBulkSession : ISqlSession
{
    /// <summary>Loads rows into a table in bulk.</summary>
    /// <param name="table">The table, quoted and qualified.</param>
    /// <param name="write">Writes the rows.</param>
    /// <param name="cancellation">Stops it before the first row.</param>
    Task LoadAsync(string table, Action<IRowWriter> write, CancellationToken cancellation);
}
