using System.Data.Common;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Engine.Specification.Faults;

/// <summary>A session of a process in which a fault may happen to one statement.</summary>
/// <param name="session">The session.</param>
/// <param name="process">The process.</param>
public sealed class FaultySession(ISqlSession session, FaultyProcess process) : IBulkSession
{
    /// <inheritdoc/>
    public string System => session.System;

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation) => FailingAsync(
        async () =>
        {
            await session.ExecuteAsync(sql, cancellation);
            return true;
        },
        mayBeRepeated: true);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => FailingAsync(() => session.QueryAsync(sql, cancellation), mayBeRepeated: false);

    /// <inheritdoc/>
    public Task LoadAsync(string table, Action<IRowWriter> write, CancellationToken cancellation) => FailingAsync(
        async () =>
        {
            await ((IBulkSession)session).LoadAsync(table, write, cancellation);
            return true;
        },
        mayBeRepeated: false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task<T> FailingAsync<T>(Func<Task<T>> statement, bool mayBeRepeated)
    {
        if (process.IsDead)
            throw new OperationCanceledException("The process is dead.");
        switch (process.Next())
        {
            case null:
                return await statement();
            case FaultKind.Kill:
                throw process.Killed();
            case FaultKind.KillAfter:
                await EndAsync(await statement());
                throw process.Killed();
            case FaultKind.Refuse:
                throw new SessionException("refused");
            case FaultKind.LoseAnswer:
                await EndAsync(await statement());
                throw new SessionException("the answer was lost");
            case FaultKind.Repeat:
                if (mayBeRepeated)
                    await statement();
                return await statement();
            case var kind:
                throw new InvalidOperationException($"{kind} is no known fault.");
        }
    }

    /// <summary>Rows that nobody reads would keep the database open.</summary>
    private static async Task EndAsync<T>(T answer)
    {
        if (answer is IAsyncDisposable rows)
            await rows.DisposeAsync();
    }

    private sealed class SessionException(string message) : DbException(message);
}
