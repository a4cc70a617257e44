using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Each run has one timestamp. It is always later than that of the last run. SQL uses it instead of a clock.</summary>
public static class RunClock
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    /// <summary>The current time in UTC. It is cut to microseconds, because engines store no more.</summary>
    public static DateTime Now(TimeProvider clock) => Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary><paramref name="value"/> cut to microseconds.</summary>
    public static DateTime Truncate(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>ISO 8601 with microseconds and Z.</summary>
    public static string Text(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>
    /// Refuses a run that is dated far in the future, for example because of a typing error. After it, no run with an earlier date would be
    /// possible.
    /// </summary>
    /// <exception cref="PipelineException">It is dated more than a day after <paramref name="now"/>, and the options do not allow that.</exception>
    public static void RefuseFuture(RunOptions options, DateTime now)
    {
        if (!options.AllowFuture && options.AsOf is { } runAt && runAt - now > MostAhead)
        {
            throw PipelineException.BadInput(
                $"The run is dated {Text(runAt)}, more than one day after the clock ({Text(now)}), and later runs cannot have an earlier date; correct --as-of, or add --future if the date is correct.");
        }
    }

    /// <summary>The time for people, to the second.</summary>
    public static string Shown(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Whether a run at <paramref name="runAt"/> was committed before with the same files and contracts.</summary>
    /// <exception cref="PipelineException">The run is not later than the last run, and it is not that run.</exception>
    public static bool IsRepetition(DateTime runAt, PipelineState state, PipelineDefinition pipeline, bool areFilesDue)
    {
        if (state.LastRunAt is not { } last || runAt > last)
            return false;
        if (runAt == last && !areFilesDue && pipeline.Models.All(m => !state.Models.TryGetValue(m.Name, out var known) || known.Fingerprint == m.Fingerprint))
            return true;

        throw PipelineException.BadInput(runAt == last
            ? $"A run dated {Text(runAt)} was already committed with other files or contracts; give this run a later --as-of."
            : $"The run is dated {Text(runAt)}, before the last committed run ({Text(last)}); give it a later --as-of, because each run must be later than the one before.");
    }
}
