using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Readers;

/// <summary>
/// Opens the pipeline's database for pages, the API and runs. Who reads during a run sees the last commit. Between runs a reader stays open for a while,
/// for whoever reads next; it closes when a run begins. A run waits for those who read, and who comes later waits until it has begun.
/// </summary>
internal sealed class DatabaseReaders : IAsyncDisposable
{
    /// <summary>How long a reader that nobody uses stays open.</summary>
    public static readonly TimeSpan KeptOpen = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _runs = new(1);
    private readonly ServerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _closing;
    private readonly Stack<(IEngineReader Reader, DateTimeOffset Since)> _idle = [];
    private TaskCompletionSource? _gate;
    private TaskCompletionSource? _left;
    private int _inUse;
    private bool _isDisposed;

    /// <summary>No reader is open yet.</summary>
    public DatabaseReaders(ServerOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _closing = clock.CreateTimer(state => _ = CloseIdleAsync(KeptOpen), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Engine = new GivenWayEngine(options.Engine, this);
    }

    /// <summary>The engine for everything that the service does: its readers are these, and they give way to its runs.</summary>
    public IEngine Engine { get; }

    /// <summary>The number of readers that are open and that nobody uses.</summary>
    public int Idle
    {
        get
        {
            lock (_lock)
                return _idle.Count;
        }
    }

    /// <summary>Reads the database.</summary>
    /// <param name="read">Reads; it has ended with everything that it read when its task is returned.</param>
    /// <param name="cancellation">Ends the wait for a run that begins.</param>
    /// <exception cref="PipelineException">There is no database yet, another process writes it, or it cannot be opened.</exception>
    public async Task<T> ReadAsync<T>(Func<IEngineReader, Task<T>> read, CancellationToken cancellation)
    {
        await using var reader = await OpenAsync(cancellation);

        // Engines answer on the thread that asks.
        return await Task.Run(() => read(reader), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
            _isDisposed = true;
        await _closing.DisposeAsync();
        await CloseIdleAsync(TimeSpan.Zero);
        _runs.Dispose();
    }

    /// <summary>A reader for whoever disposes it.</summary>
    /// <param name="cancellation">Ends the wait for a run that begins.</param>
    /// <exception cref="PipelineException">There is no database yet, another process writes it, or it cannot be opened.</exception>
    internal async Task<IEngineReader> OpenAsync(CancellationToken cancellation)
    {
        var reader = await EnterAsync(cancellation);
        try
        {
            reader ??= await Task.Run(() => _options.Engine.OpenReaderAsync(_options.Pipeline, cancellation), cancellation);
            return new LentReader(reader, () => LeaveAsync(reader));
        }
        catch
        {
            await LeaveAsync(reader);
            throw;
        }
    }

    /// <summary>Opens a run when nobody reads.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="cancellation">Ends the wait for those who read.</param>
    internal async Task<T> WithoutReadersAsync<T>(Func<Task<T>> open, CancellationToken cancellation)
    {
        if (!_options.Engine.ReadersKeepRunsAway)
            return await open();
        await _runs.WaitAsync(cancellation);
        try
        {
            Task? left = null;
            lock (_lock)
            {
                _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_inUse > 0)
                    left = (_left = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await CloseIdleAsync(TimeSpan.Zero);
            if (left is not null)
                await left.WaitAsync(cancellation);
            return await open();
        }
        finally
        {
            lock (_lock)
            {
                _gate!.SetResult();
                (_gate, _left) = (null, null);
            }

            _runs.Release();
        }
    }

    /// <summary>Waits until no run begins.</summary>
    /// <returns>A reader that is open; null when there is none.</returns>
    private async Task<IEngineReader?> EnterAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task gate;
            lock (_lock)
            {
                if (_gate is null)
                {
                    _inUse++;
                    return _idle.TryPop(out var idle) ? idle.Reader : null;
                }

                gate = _gate.Task;
            }

            await gate.WaitAsync(cancellation);
        }
    }

    private async Task LeaveAsync(IEngineReader? reader)
    {
        lock (_lock)
        {
            if (reader is { IsPinned: false } && _gate is null && !_isDisposed)
            {
                _idle.Push((reader, _clock.GetUtcNow()));
                _closing.Change(KeptOpen, KeptOpen);
                reader = null;
            }
        }

        if (reader is not null)
            await reader.DisposeAsync();
        lock (_lock)
        {
            if (--_inUse == 0)
                _left?.TrySetResult();
        }
    }

    private async Task CloseIdleAsync(TimeSpan after)
    {
        List<IEngineReader> old;
        lock (_lock)
        {
            var end = _clock.GetUtcNow() - after;
            var kept = _idle.Where(i => i.Since > end).Reverse().ToList();
            old = [.. _idle.Where(i => i.Since <= end).Select(i => i.Reader)];
            _idle.Clear();
            foreach (var idle in kept)
                _idle.Push(idle);
            if (kept.Count == 0 && !_isDisposed)
                _closing.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        foreach (var reader in old)
            await reader.DisposeAsync();
    }
}
