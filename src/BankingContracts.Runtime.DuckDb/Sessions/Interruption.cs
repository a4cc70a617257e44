using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Sessions;

/// <summary>
/// Stops a running statement when it is cancelled. The engine forgets an interruption that comes before it has begun to work on the
/// statement, so it is asked again until the statement ends.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly DuckDBCommand _command;
    private readonly CancellationTokenRegistration _registration;
    private readonly Lock _lock = new();
    private Timer? _timer;
    private bool _hasEnded;

    private Interruption(DuckDBCommand command, CancellationToken cancellation)
    {
        _command = command;
        _registration = cancellation.UnsafeRegister(static self => ((Interruption)self!).Begin(), this);
    }

    /// <summary>Watches over <paramref name="command"/> until it is disposed; null where nothing can cancel it.</summary>
    public static Interruption? Of(DuckDBCommand command, CancellationToken cancellation) =>
        cancellation.CanBeCanceled ? new Interruption(command, cancellation) : null;

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
            if (!_hasEnded)
                _command.Cancel();
        }
    }
}
