using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// Stops a running call when it is cancelled. A driver forgets a cancellation that comes before it has begun to work, so it is asked again
/// until the call ends.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Action _cancel;
    private readonly CancellationTokenRegistration _registration;
    private readonly Lock _lock = new();
    private Timer? _timer;
    private bool _hasEnded;

    private Interruption(Action cancel, CancellationToken cancellation)
    {
        _cancel = cancel;
        _registration = cancellation.UnsafeRegister(static self => ((Interruption)self!).Begin(), this);
    }

    /// <summary>Calls <paramref name="cancel"/> when <paramref name="cancellation"/> asks for it, until it is disposed; null where nothing can ask.</summary>
    public static Interruption? Of(Action cancel, CancellationToken cancellation) =>
        cancellation.CanBeCanceled ? new Interruption(cancel, cancellation) : null;

    /// <summary>Does <paramref name="run"/> on a thread of the pool, and stops it by <paramref name="cancel"/> when it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<T> RunAsync<T>(Func<T> run, Action cancel, CancellationToken cancellation)
    {
        using var interruption = Of(cancel, cancellation);
        try
        {
            return await Task.Run(run, cancellation);
        }
        catch (AdbcException e) when (cancellation.IsCancellationRequested)
        {
            throw Stopped(e, cancellation);
        }
    }

    /// <summary>Does <paramref name="cancel"/> until <paramref name="hasEnded"/>, then <paramref name="end"/>. It begins before it returns.</summary>
    public static async Task UntilAsync(Func<bool> hasEnded, Action cancel, Action end)
    {
        while (!hasEnded())
        {
            cancel();
            await Task.Delay(Pause);
        }

        end();
    }

    /// <summary>What a caller gets whose call was cancelled.</summary>
    public static OperationCanceledException Stopped(AdbcException cause, CancellationToken cancellation) => new("The statement was stopped.", cause, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        lock (_lock)
        {
            _hasEnded = true;
            _timer?.Dispose();
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            if (!_hasEnded)
                _timer = new Timer(_ => Interrupt(), null, TimeSpan.Zero, Pause);
        }
    }

    private void Interrupt()
    {
        lock (_lock)
        {
            if (_hasEnded)
                return;
            try
            {
                _cancel();
            }
            catch (Exception e) when (e is AdbcException or ObjectDisposedException)
            {
                // The driver cannot cancel, or another thread has closed the statement: the call ends by itself.
            }
        }
    }
}
