namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>Waits, and says what time it is. A test waits for nothing.</summary>
/// <param name="clock">The clock.</param>
/// <param name="wait">Waits.</param>
internal sealed class Pauses(TimeProvider clock, Func<TimeSpan, CancellationToken, Task> wait)
{
    /// <summary>The pauses of a program.</summary>
    public static Pauses Real { get; } = new(TimeProvider.System, static (time, cancellation) => Task.Delay(time, cancellation));

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task WaitAsync(TimeSpan time, CancellationToken cancellation) => wait(time, cancellation);
}
