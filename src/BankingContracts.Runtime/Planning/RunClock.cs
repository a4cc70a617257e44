using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>One timestamp per run, always later than the last one's: SQL has no clock of its own.</summary>
public static class RunClock
{
    /// <summary>Now, UTC, cut to microseconds as the engines store them.</summary>
    public static DateTime Now() => Truncate(DateTime.UtcNow);

    /// <summary><paramref name="value"/> cut to microseconds.</summary>
    public static DateTime Truncate(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>ISO 8601 with microseconds and Z.</summary>
    public static string Text(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>To the second, for people.</summary>
    public static string Shown(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Whether a run at <paramref name="runAt"/> was committed before with the same files and contracts.</summary>
    /// <exception cref="PipelineException">It lies at or before the last run and is not that run.</exception>
    public static bool IsRepetition(DateTime runAt, PipelineState state, PipelineDefinition pipeline, bool areFilesDue)
    {
        if (state.LastRunAt is not { } last || runAt > last)
            return false;
        if (runAt == last && !areFilesDue && pipeline.Models.All(m => !state.Models.TryGetValue(m.Name, out var known) || known.Fingerprint == m.Fingerprint))
            return true;

        throw PipelineException.BadInput(runAt == last
            ? $"A run dated {Text(runAt)} was committed with other files or contracts; give this one a later --as-of."
            : $"The run is dated {Text(runAt)}, before the last committed run ({Text(last)}); history is written forwards only: give it a later --as-of.");
    }
}
