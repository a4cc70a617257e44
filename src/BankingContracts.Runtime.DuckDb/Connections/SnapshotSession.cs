using System.Data.Common;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The connection of a reader beside a run. All its statements see the same commit: they are in one transaction. A statement that fails ends the
/// transaction, so the next one begins another, unless the run has committed meanwhile.
/// </summary>
/// <param name="connection">The connection; it is disposed with this one.</param>
/// <param name="moment">A query for one text that is different after each commit of a run.</param>
internal sealed class SnapshotSession(DuckDbSession connection, string moment) : ISqlSession
{
    private string? _moment;
    private bool _hasBegun;

    /// <inheritdoc/>
    public string System => connection.System;

    /// <inheritdoc/>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        try
        {
            await connection.ExecuteAsync(sql, cancellation);
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        try
        {
            return await connection.QueryAsync(sql, cancellation);
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (_hasBegun)
            return;
        await connection.ExecuteAsync("begin transaction", cancellation);
        _hasBegun = true;
        // The engine begins to see a file with the first statement that reads it.
        var now = await MomentAsync(cancellation);
        if (now != (_moment ??= now))
            throw new PipelineException(ExitCode.Locked, "A run has changed the database while it was read; try again.");
    }

    private async Task<string> MomentAsync(CancellationToken cancellation)
    {
        await using var rows = await connection.QueryAsync(moment, cancellation);
        return await rows.ReadAsync(cancellation) ? rows.GetString(0) : "";
    }

    private async Task EndAsync()
    {
        try
        {
            await connection.ExecuteAsync("rollback", CancellationToken.None);
        }
        catch (DbException)
        {
            // The failure ended the transaction itself.
        }

        _hasBegun = false;
    }
}
