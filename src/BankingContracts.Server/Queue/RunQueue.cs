using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Queue;

/// <summary>The runs that wait, and the one that is under way: one at a time, in the order in which they were asked for. Each change is recorded before it counts.</summary>
internal sealed class RunQueue(StoreJournal journal, RunFeed feed, TimeProvider clock) : IDisposable
{
    // The clock of the machine may be set while a run waits for its time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _changing = new(1);
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly List<RunEntry> _queued = [];
    private readonly HashSet<string> _known = [];
    private CancellationTokenSource? _stop;

    /// <summary>The run that is under way; null when there is none.</summary>
    public RunEntry? Current { get; private set; }

    /// <summary>Who stopped the run that is under way; null when nobody did.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>How many runs wait now.</summary>
    public int Length => _queued.Count;

    /// <summary>Whether a run was in this queue since the service began.</summary>
    public bool Knows(string id)
    {
        lock (_known)
            return _known.Contains(id);
    }

    /// <summary>The runs that wait, in order.</summary>
    public async Task<IReadOnlyList<RunEntry>> WaitingAsync() => await WithinAsync(() => Task.FromResult<IReadOnlyList<RunEntry>>([.. _queued]));

    /// <summary>A run that is asked for now; it does not wait yet.</summary>
    public RunEntry New(RunCause cause, string requestedBy, RunScope scope)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(RunIds.New(now), cause, requestedBy, now, scope);
    }

    /// <summary>Adds a run.</summary>
    public Task<RunEntry> AddAsync(RunCause cause, string requestedBy, RunScope scope) => AddAsync(New(cause, requestedBy, scope));

    /// <summary>Adds a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="with">What is recorded together with it.</param>
    public async Task<RunEntry> AddAsync(RunEntry run, params IEnumerable<StoreChange> with)
    {
        await WithinAsync(async () =>
        {
            await journal.WriteAsync([.. with, RunQueued.Of(run)]);
            Enter(run);
            return true;
        });
        feed.Publish(run.Id);
        return run;
    }

    /// <summary>Whether a run of a schedule waits or is under way.</summary>
    public Task<bool> HasAsync(string schedule) => WithinAsync(() => Task.FromResult(Current?.Schedule == schedule || _queued.Exists(r => r.Schedule == schedule)));

    /// <summary>Puts a run that was recorded before into its place.</summary>
    public Task RestoreAsync(RunEntry run) => WithinAsync(() =>
    {
        Enter(run);
        return Task.FromResult(true);
    });

    /// <summary>Stops a run: one that waits never begins, and one that is under way ends before it publishes anything.</summary>
    /// <param name="id">The run.</param>
    /// <param name="by">Who stops it.</param>
    /// <returns>Whether it waited or was under way.</returns>
    public async Task<bool> CancelAsync(string id, string by)
    {
        var isKnown = await WithinAsync(async () =>
        {
            if (Current?.Id == id)
            {
                StoppedBy = by;
                await _stop!.CancelAsync();
                return true;
            }

            if (_queued.Find(r => r.Id == id) is not { } run)
                return false;
            await journal.WriteAsync(RunEnded.Of(run with { State = RunState.Cancelled, EndedAt = clock.GetUtcNow().UtcDateTime, Message = $"Cancelled by {by} before it began." }));
            _queued.Remove(run);
            return true;
        });
        if (isKnown)
            feed.Publish(id);
        return isKnown;
    }

    /// <summary>Waits for the next run, and begins it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The run, and what stops it.</returns>
    public async Task<(RunEntry Run, CancellationToken Stop)> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await WithinAsync(() => BeginFirstAsync(cancellation)) is { } taken)
            {
                feed.Publish(taken.Id);
                return (taken, _stop!.Token);
            }

            await EntryAsync(cancellation);
        }
    }

    /// <summary>Ends the run that is under way.</summary>
    /// <param name="ended">How it ended.</param>
    /// <param name="more">What else is recorded with it.</param>
    public async Task EndAsync(RunEntry ended, params IEnumerable<StoreChange> more)
    {
        await WithinAsync(async () =>
        {
            await journal.WriteAsync([.. more, RunEnded.Of(ended)]);
            _stop!.Dispose();
            (Current, _stop) = (null, null);
            return true;
        });
        feed.Publish(ended.Id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changing.Dispose();
        _waiting.Dispose();
        _stop?.Dispose();
    }

    /// <summary>Begins the first run that may begin now; null when there is none. A further attempt that waits for its time keeps no other run from beginning.</summary>
    private async Task<RunEntry?> BeginFirstAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (_queued.Find(r => r.NotBefore is not { } time || time <= now) is not { } first)
            return null;
        var run = first with { State = RunState.Running, StartedAt = now };
        await journal.WriteAsync(new RunStarted(run.Id, Micros.Of(now)));
        _queued.Remove(first);
        (Current, StoppedBy, _stop) = (run, null, CancellationTokenSource.CreateLinkedTokenSource(cancellation));
        return run;
    }

    /// <summary>Waits until another run enters the queue, or until the time of one that is in it.</summary>
    private async Task EntryAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var soonest = await WithinAsync(() => Task.FromResult(_queued.Min(r => r.NotBefore)));
        var wait = soonest is not { } time ? Timeout.InfiniteTimeSpan : time <= now ? TimeSpan.Zero : time - now < LongestWait ? time - now : LongestWait;
        using var over = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            await _waiting.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It is time for a run that waited.
        }
    }

    private void Enter(RunEntry run)
    {
        lock (_known)
            _known.Add(run.Id);
        _queued.Add(run);
        _waiting.Release();
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
}
