using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>
/// One run at a time. A run owns the row of the lock for a minute, by the server's clock, and renews it. A run of this machine that was killed is replaced at once,
/// another when its lease ends.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly SqlSession _session;
    private readonly LockTable _table;
    private readonly SparkDialect _sql;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly Timer _timer;

    private Lease(SqlSession session, SparkDialect sql, LockOwner owner)
    {
        (_session, _sql, Owner) = (session, sql, owner);
        _table = new LockTable(session, sql);
        _timer = new Timer(_ => RenewAsync().GetAwaiter().GetResult(), null, Renewal, Renewal);
    }

    /// <summary>This run.</summary>
    public LockOwner Owner { get; }

    private static string Extension => string.Create(CultureInfo.InvariantCulture, $"lease_until = {SparkDialect.UtcNow} + interval '{Length.TotalSeconds}' second");

    private string IsOurs => $"t.owner = {_sql.Text(Owner.Id)}";

    /// <summary>Takes the lock.</summary>
    /// <param name="open">Opens a session of its own, which renews the lease.</param>
    /// <param name="sql">The dialect.</param>
    /// <exception cref="PipelineException">Another run owns it.</exception>
    public static async Task<(Lease Lease, string? Note)> TakeAsync(Func<Task<SqlSession>> open, SparkDialect sql)
    {
        var session = await open();
        try
        {
            var table = new LockTable(session, sql);
            var owner = LockOwner.New();
            var found = await table.ReadAsync();
            if (found is null)
            {
                await table.CreateAsync();
                found = await table.ReadAsync();
            }

            if (found is { Owner: { } other, IsLeased: true } && !other.IsDeadHere)
                throw InUse(other);
            var seen = found!.Owner is null ? "t.owner is null" : $"t.owner = {sql.Text(found.Owner.Id)}";
            var values = string.Create(CultureInfo.InvariantCulture, $"owner = {sql.Text(owner.Id)}, host = {sql.Text(owner.Host)}, process = {owner.Process}L, {Extension}");
            await AttemptAsync(() => table.ChangeAsync(values, seen));
            var now = (await table.ReadAsync())?.Owner;
            if (now?.Id != owner.Id)
                throw InUse(now ?? owner);
            var note = found.Owner is null ? null : $"The run of {found.Owner} ended without a word; this run took its place.";
            return (new Lease(session, sql, owner), note);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The row of the lock.</summary>
    public async Task<LockState> ReadAsync() => (await WithinAsync(_table.ReadAsync))!;

    /// <summary>Changes the row, if this run still owns it.</summary>
    /// <exception cref="PipelineException">It does not.</exception>
    public async Task ChangeAsync(string changes)
    {
        await WithinAsync(() => AttemptAsync(() => _table.ChangeAsync($"{changes}, {Extension}", IsOurs)));
        var state = await ReadAsync();
        if (state.Owner?.Id != Owner.Id)
            throw PipelineException.BadInput("The run lost its lock, because the server did not hear of it for a minute, or another run broke the lock. Nothing was changed. Run again.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        try
        {
            await WithinAsync(() => _table.ChangeAsync("owner = null, host = null, process = null, lease_until = null", IsOurs));
        }
        catch (DbException)
        {
            // The lease ends by itself.
        }

        await _session.DisposeAsync();
        _changing.Dispose();
    }

    /// <summary>A change of the row at the same time is no fault: one of the two is repeated.</summary>
    private static async Task AttemptAsync(Func<Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change();
                return;
            }
            catch (DbException e) when (attempt < Attempts && SparkError.Of(e).Class.StartsWith("DELTA_CONCURRENT", StringComparison.Ordinal))
            {
                // Another change came first.
            }
        }
    }

    private static PipelineException InUse(LockOwner owner) => new(ExitCode.Locked, $"Another run uses the database: {owner}. Wait until it has ended.");

    private async Task RenewAsync()
    {
        try
        {
            await WithinAsync(() => _table.ChangeAsync(Extension, IsOurs));
        }
        catch (Exception e) when (e is DbException or ObjectDisposedException)
        {
            // The next renewal tries again. A run that lost its lock hears of it when it publishes.
        }
    }

    private async Task<T> WithinAsync<T>(Func<Task<T>> use)
    {
        await _changing.WaitAsync();
        try
        {
            return await use();
        }
        finally
        {
            _changing.Release();
        }
    }

    private Task<bool> WithinAsync(Func<Task> use) => WithinAsync(async () =>
    {
        await use();
        return true;
    });
}
