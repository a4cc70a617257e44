using System.Data.Common;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>A session of a process that dies.</summary>
internal sealed class DyingSession(ISqlSession session, Death death) : ISqlSession
{
    /// <inheritdoc/>
    public string System => session.System;

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        death.Before(sql);
        return session.ExecuteAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        death.Before(sql);
        return session.QueryAsync(sql, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => session.DisposeAsync();
}
