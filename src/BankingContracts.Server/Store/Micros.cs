namespace BankingContracts.Server.Store;

/// <summary>Times as the store keeps them: microseconds since 1970 in UTC, a number that both kinds of store sort alike.</summary>
internal static class Micros
{
    /// <summary>The number for a time.</summary>
    public static long Of(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc cref="Of(DateTime)"/>
    public static long? Of(DateTime? utc) => utc is { } time ? Of(time) : null;

    /// <summary>The time for a number.</summary>
    public static DateTime Time(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc cref="Time(long)"/>
    public static DateTime? Time(long? micros) => micros is { } number ? Time(number) : null;
}
