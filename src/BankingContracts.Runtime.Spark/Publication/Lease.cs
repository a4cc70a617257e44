using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>
/// One run at a time. A run owns the row of the lock for a minute, by the server's clock, and renews it. A run of this machine that was killed is replaced at once,
/// another when its lease ends.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    // A statement that is begun near the end of the lease could commit after it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    // How long the end of a run that was stopped waits for a server that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SqlSession _session;
    private readonly LockTable _table;
    private readonly SparkDialect _sql;
    private readonly LockOwner _owner;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly CancellationToken _stopped;
    private readonly CancellationTokenSource _ending = new();
    private readonly Timer _timer;
    private LockState _state;
    private bool _isUncertain;
    private long _renewedAt;
    private volatile bool _isLost;

    private Lease(SqlSession session, SparkDialect sql, LockOwner owner, LockState state, long takenAt, CancellationToken stopped)
    {
        (_session, _sql, _owner, _state, _renewedAt, _stopped) = (session, sql, owner, state, takenAt, stopped);
        _table = new LockTable(session, sql);
        _timer = new Timer(_ => RenewAsync().GetAwaiter().GetResult(), null, Renewal, Renewal);
    }

    private static string Extension => string.Create(CultureInfo.InvariantCulture, $"lease_until = {SparkDialect.UtcNow} + interval '{Length.TotalSeconds}' second");

    private bool IsEnding => Stopwatch.GetElapsedTime(Volatile.Read(ref _renewedAt)) > Length - Margin;

    private string IsOurs => $"t.owner = {_sql.Text(_owner.Id)}";

    /// <summary>Takes the lock.</summary>
    /// <param name="open">Opens a session of its own, which renews the lease.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="cancellation">Stops the attempt, and the run: then its end waits for a silent server no longer than a user does.</param>
    /// <exception cref="PipelineException">Another run owns it.</exception>
    public static async Task<(Lease Lease, string? Note)> TakeAsync(Func<Task<SqlSession>> open, SparkDialect sql, CancellationToken cancellation)
    {
        var session = await open();
        var owner = LockOwner.New();
        try
        {
            return await session.WithinAsync(() => TakeAsync(session, sql, owner, cancellation), cancellation);
        }
        catch
        {
            owner.End();
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The tables as the row of the lock says. While this run owns it, nobody else changes it.</summary>
    public StoredTables Tables => _state.Tables;

    /// <summary>What the row of the lock says; it is read again where a change of it had no answer.</summary>
    public async Task<LockState> StateAsync() => await WithinAsync(async () =>
    {
        if (_isUncertain)
            (_state, _isUncertain) = ((await _table.ReadAsync())!, false);
        return _state;
    });

    /// <summary>Changes the row, if this run still owns it.</summary>
    /// <param name="changes">Assignments to columns.</param>
    /// <param name="after">What it says afterwards.</param>
    /// <exception cref="PipelineException">Another run owns it.</exception>
    public async Task ChangeAsync(string changes, Func<LockState, LockState> after)
    {
        await WithinAsync(async () =>
        {
            // An answer can be lost, although the change was made.
            _isUncertain = true;
            await RenewedAsync(changes + ", ");
            (_state, _isUncertain) = (after(_state), false);
            return true;
        });
        if (_isLost)
            throw Lost();
    }

    /// <summary>Renews the lease where a slow server let it come near its end.</summary>
    /// <exception cref="PipelineException">Another run may own the lock by now.</exception>
    public async Task KeepAsync()
    {
        if (IsEnding && !_isLost)
            await WithinAsync(async () => !IsEnding || await RenewedAsync(""));
        if (IsEnding || _isLost)
            throw Lost();
    }

    /// <summary>Gives the lock back, if the server answers before the lease ends by itself, or soon after the run was stopped.</summary>
    /// <returns>Whether nothing is left to publish, as far as the server answers.</returns>
    public async Task<bool> EndAsync()
    {
        var isPublished = false;
        _ending.CancelAfter(Length);
        var hurry = _stopped.Register(() => _ending.CancelAfter(Patience));
        await _timer.DisposeAsync();
        try
        {
            isPublished = (await StateAsync()).Marker is null;
            await WithinAsync(() => _table.ChangeAsync(LockTable.Free, IsOurs));
        }
        catch (Exception e) when (e is DbException or OperationCanceledException or ObjectDisposedException)
        {
            // The next run takes the place of this one.
        }

        await _session.DisposeAsync();
        _owner.End();
        await hurry.DisposeAsync();
        _changing.Dispose();
        _ending.Dispose();
        return isPublished;
    }

    /// <inheritdoc cref="EndAsync"/>
    public async ValueTask DisposeAsync() => await EndAsync();

    /// <summary>Another program may change the row after it was read; what it says then counts. That program may be dead: a server that was slow does its last statement late.</summary>
    private static async Task<(Lease Lease, string? Note)> TakeAsync(SqlSession session, SparkDialect sql, LockOwner owner, CancellationToken cancellation)
    {
        var table = new LockTable(session, sql);
        var values = string.Create(CultureInfo.InvariantCulture, $"owner = {sql.Text(owner.Id)}, host = {sql.Text(owner.Host)}, process = {owner.Process}L, {Extension}");
        while (true)
        {
            var found = await FoundAsync(session, sql, table);
            if (found is { Owner: { } other, IsLeased: true } && !other.IsDeadHere)
                throw InUse(other);
            var takenAt = Stopwatch.GetTimestamp();
            if (!await table.ChangeAsync(values, table.IsStill(found)))
                continue;
            var note = found.Owner is null ? null : $"The run of {found.Owner} ended without a word; this run took its place.";
            return (new Lease(session, sql, owner, found, takenAt, cancellation), note);
        }
    }

    private static async Task<LockState> FoundAsync(SqlSession session, SparkDialect sql, LockTable table)
    {
        if (await table.ReadAsync() is { } found)
            return found;
        await new Catalog(session, sql).CreateSchemasAsync();
        if (await LockTable.FindAsync(session, sql) is { } registered)
            return registered;
        await table.CreateAsync();
        return (await table.ReadAsync())!;
    }

    private static PipelineException InUse(LockOwner owner) => new(ExitCode.Locked, $"Another run uses the database: {owner}. Wait until it has ended.");

    private static PipelineException Lost() => PipelineException.Passing(
        "The run lost its lock, because the server did not hear of it for a minute, or another run broke the lock. Run again: the next run completes what was committed.");

    private async Task RenewAsync()
    {
        try
        {
            await WithinAsync(() => RenewedAsync(""));
        }
        catch (Exception e) when (e is DbException or ObjectDisposedException or OperationCanceledException)
        {
            // The next renewal tries again. A run that lost its lock hears of it before its next statement of a publication.
        }
    }

    private async Task<bool> RenewedAsync(string changes)
    {
        var at = Stopwatch.GetTimestamp();
        if (await _table.ChangeAsync(changes + Extension, IsOurs))
            Volatile.Write(ref _renewedAt, at);
        else
            _isLost = true;
        return !_isLost;
    }

    private async Task<T> WithinAsync<T>(Func<Task<T>> use)
    {
        await _changing.WaitAsync();
        try
        {
            return await _session.WithinAsync(use, _ending.Token);
        }
        finally
        {
            _changing.Release();
        }
    }
}
