using System.Data.Common;
using BankingContracts.Adbc;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Reading;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>A session of a Spark Connect server. It ends when a statement is cancelled: only this stops the statement on the server.</summary>
internal sealed class ConnectSession(AdbcConnection connection) : ISqlSession
{
    /// <inheritdoc/>
    public string System => "spark";

    /// <inheritdoc/>
    public char NameQuote => '`';

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation) => StoppableAsync(
        () =>
        {
            using var statement = Statement(sql);
            return statement.ExecuteUpdate();
        },
        cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => StoppableAsync<DbDataReader>(
        () =>
        {
            var statement = Statement(sql);
            try
            {
                return new ArrowDataReader(statement.ExecuteQuery().Stream, statement);
            }
            catch
            {
                statement.Dispose();
                throw;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private AdbcStatement Statement(string sql)
    {
        var statement = connection.CreateStatement();
        statement.SqlQuery = sql;
        return statement;
    }

    private async Task<T> StoppableAsync<T>(Func<T> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var closing = cancellation.UnsafeRegister(static c => ((AdbcConnection)c!).Dispose(), connection);
        try
        {
            return await Task.Run(run, CancellationToken.None);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is AdbcException or ObjectDisposedException)
        {
            throw new OperationCanceledException("The statement was stopped.", e, cancellation);
        }
    }
}
