using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Scheduling;

/// <summary>The business dates of schedules.</summary>
internal static class BusinessDates
{
    /// <summary>The business date of a run.</summary>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="local">When it is due, in the schedule's time zone.</param>
    /// <returns>The date; null when its runs have none.</returns>
    public static DateOnly? Of(ScheduleDefinition schedule, DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return schedule.BusinessDate switch
        {
            BusinessDateRule.None => null,
            BusinessDateRule.SameDay => day,
            BusinessDateRule.DayBefore => day.AddDays(-1),
            BusinessDateRule.BusinessDayBefore => BusinessDayBefore(day, schedule.Trigger is CronTrigger cron ? cron.Holidays : []),
            _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule.BusinessDate, "no business date"),
        };
    }

    private static DateOnly BusinessDayBefore(DateOnly day, IReadOnlyList<DateOnly> holidays)
    {
        do
            day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day));
        return day;
    }
}
