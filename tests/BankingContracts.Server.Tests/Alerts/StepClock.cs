using BankingContracts.Server.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>A clock that a test moves. It knows whether something is being sent: then a limit for the answer runs.</summary>
internal sealed class StepClock() : FakeTimeProvider(Noon)
{
    private int _sending;

    /// <summary>When every test begins.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether something is being sent.</summary>
    public bool IsSending => Volatile.Read(ref _sending) > 0;

    /// <summary>How much time is over.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Noon;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new WatchedTimer(base.CreateTimer(callback, state, dueTime, period), dueTime, count => Interlocked.Add(ref _sending, count));

    /// <summary>Lets time go on until something holds, but not while something is being sent.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan? step = null)
    {
        while (!await holds())
        {
            if (!IsSending)
                Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until something is being sent that gets no answer, and lets the limit for the answer pass.</summary>
    public async Task LetAnswerFailAsync()
    {
        await UntilAsync(() => Task.FromResult(IsSending));
        Advance(AlertDispatch.LongestAnswer);
    }

    /// <summary>A timer that counts while it is a limit for an answer.</summary>
    private sealed class WatchedTimer : ITimer
    {
        private readonly ITimer _timer;
        private readonly Action<int> _count;
        private int _isLimit;

        public WatchedTimer(ITimer timer, TimeSpan dueTime, Action<int> count)
        {
            (_timer, _count) = (timer, count);
            Set(dueTime == AlertDispatch.LongestAnswer);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Set(dueTime == AlertDispatch.LongestAnswer);
            return _timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            Set(false);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(bool isLimit)
        {
            var now = isLimit ? 1 : 0;
            _count(now - Interlocked.Exchange(ref _isLimit, now));
        }
    }
}
