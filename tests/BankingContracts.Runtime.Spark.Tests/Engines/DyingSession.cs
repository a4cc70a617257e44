using System.Data.Common;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>A session that dies before a statement.</summary>
/// <param name="session">The session.</param>
/// <param name="isLast">Whether a statement is never sent, and the process is dead.</param>
internal sealed class DyingSession(ISqlSession session, Func<string, bool> isLast) : ISqlSession
{
    private bool _isDead;

    /// <summary>Whether it died.</summary>
    public bool IsDead => _isDead;

    /// <inheritdoc/>
    public string System => session.System;

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        _isDead |= isLast(sql);
        return _isDead ? throw new OperationCanceledException("The process is dead.") : session.ExecuteAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) =>
        _isDead ? throw new OperationCanceledException("The process is dead.") : session.QueryAsync(sql, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => session.DisposeAsync();
}
