using System.Diagnostics;

namespace BankingContracts.Server.Demo;

/// <summary>A clock that is set to a time of the past, and goes on from there.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTime _set;
    private long _setAt;

    /// <summary>Sets it.</summary>
    /// <param name="utc">The time, UTC.</param>
    public void Set(DateTime utc) => (_set, _setAt) = (utc, Stopwatch.GetTimestamp());

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(_set, DateTimeKind.Utc) + Stopwatch.GetElapsedTime(_setAt));
}
