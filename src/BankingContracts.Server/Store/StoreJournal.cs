using System.Data.Common;
using BankingContracts.Runtime.Faults;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Store;

/// <summary>
/// Writes changes to the store. While it is unreachable they wait in a spool file, and are written later, in their order: a run does not wait for the
/// service's own records.
/// </summary>
internal sealed partial class StoreJournal(ServiceStore store, SpoolFile spool, TimeProvider clock, ILogger<StoreJournal> log) : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<StoreChange> _unkept = [];
    private volatile string? _fault;

    /// <summary>Why the store cannot be used now; null while it can.</summary>
    public string? Fault => _fault;

    /// <summary>When the store became unreachable, UTC; null while it can be used.</summary>
    public DateTime? AwaySince { get; private set; }

    /// <summary>Brings the store up to date, and writes what waits.</summary>
    /// <returns>Whether it can be used.</returns>
    public async Task<bool> TryOpenAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            store.Migrate();
            await DrainAsync(cancellation);
            Returned();
            return true;
        }
        catch (Exception e) when (IsOutage(e))
        {
            Lost(e);
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Makes changes: in the store, or later.</summary>
    public async Task WriteAsync(params IReadOnlyList<StoreChange> changes)
    {
        await _writing.WaitAsync();
        try
        {
            // What waits comes first: a run begins before it ends.
            if (_fault is not null)
            {
                Keep(changes);
                return;
            }

            await store.ApplyAsync(changes, CancellationToken.None);
        }
        catch (Exception e) when (IsOutage(e))
        {
            Keep(changes);
            Lost(e);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    /// <summary>Whether an error means that the store does not answer, has no room or no rights, and not that the program is wrong.</summary>
    public static bool IsOutage(Exception e) => e is DbException or TimeoutException || MachineFaults.IsOfFile(e);

    private async Task DrainAsync(CancellationToken cancellation)
    {
        while (spool.Read() is { Count: > 0 } waiting)
        {
            await store.ApplyAsync(waiting, cancellation);
            spool.Remove(waiting.Count);
            LogWritten(waiting.Count);
        }

        if (_unkept.Count == 0)
            return;
        await store.ApplyAsync(_unkept, cancellation);
        LogWritten(_unkept.Count);
        _unkept.Clear();
    }

    /// <summary>Puts changes into the spool file, or keeps them in memory while there is no room for it either: a full disk ends no run.</summary>
    private void Keep(IReadOnlyList<StoreChange> changes)
    {
        _unkept.AddRange(changes);
        try
        {
            spool.Append(_unkept);
            _unkept.Clear();
        }
        catch (Exception e) when (MachineFaults.IsOfFile(e))
        {
            LogUnkept(_unkept.Count, e.Message);
        }
    }

    private void Lost(Exception e)
    {
        AwaySince ??= clock.GetUtcNow().UtcDateTime;
        if (_fault is null)
            LogLost(store.Description, e.Message);
        _fault = e.Message;
    }

    private void Returned()
    {
        if (_fault is not null)
            LogReturned(store.Description);
        (_fault, AwaySince) = (null, null);
    }

    [LoggerMessage(LogLevel.Error, "The store {Store} cannot be used: {Reason} Runs go on; what is to be recorded waits in a file.")]
    private partial void LogLost(string store, string reason);

    [LoggerMessage(LogLevel.Error, "{Count} records wait in memory, because the file for them cannot be written either: {Reason} They are lost if the service ends now.")]
    private partial void LogUnkept(int count, string reason);

    [LoggerMessage(LogLevel.Information, "The store {Store} can be used again.")]
    private partial void LogReturned(string store);

    [LoggerMessage(LogLevel.Information, "{Count} records that had waited were written to the store.")]
    private partial void LogWritten(int count);
}
