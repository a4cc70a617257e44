namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A clock that always says the same time.</summary>
/// <param name="now">The time, UTC.</param>
public sealed class StoppedClock(DateTime now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(now);
}
