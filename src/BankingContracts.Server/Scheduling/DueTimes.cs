using BankingContracts.Runtime.Definitions;
using Quartz;

namespace BankingContracts.Server.Scheduling;

/// <summary>
/// The times at which a schedule with a cron is due. The cron counts local times: one that does not exist, because the clock is set forward, becomes the
/// first instant after the gap; one that comes twice, because the clock is set back, counts the first time.
/// </summary>
internal sealed class DueTimes
{
    private readonly TimeZoneInfo _zone;
    private readonly CronExpression _times;
    private readonly HashSet<DateOnly> _holidays;

    /// <summary>The times of a schedule.</summary>
    /// <param name="cron">Its trigger.</param>
    /// <param name="zone">Its time zone.</param>
    public DueTimes(CronTrigger cron, TimeZoneInfo zone)
    {
        _zone = zone;
        // The library sees local times as if there were no clock changes; these are handled here.
        _times = new(cron.Expression, TimeZoneInfo.Utc);
        _holidays = [.. cron.Holidays];
    }

    /// <summary>The times after an instant, UTC, in order, each once.</summary>
    public IEnumerable<DateTime> After(DateTime utc)
    {
        var last = utc;
        var local = new DateTimeOffset(DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone), DateTimeKind.Unspecified), TimeSpan.Zero);
        while (_times.GetNextValidTimeAfter(local) is { } next)
        {
            local = next;
            if (_holidays.Contains(DateOnly.FromDateTime(next.DateTime)))
                continue;
            var instant = InstantOf(next.DateTime);
            if (instant <= last)
                continue;
            yield return instant;
            last = instant;
        }
    }

    private DateTime InstantOf(DateTime local)
    {
        if (_zone.IsInvalidTime(local))
            return AfterGap(local);
        // The greater offset is that of the first time.
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>The instant at which the clock is set forward: found by halving, because zones do not say it.</summary>
    private DateTime AfterGap(DateTime local)
    {
        var before = DateTime.SpecifyKind(local, DateTimeKind.Utc) - TimeSpan.FromDays(1);
        var after = before + TimeSpan.FromDays(2);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            if (TimeZoneInfo.ConvertTimeFromUtc(middle, _zone) < local)
                before = middle;
            else
                after = middle;
        }

        return after;
    }
}
