namespace BankingContracts.ContractModel.Timing;

/// <summary>The times of a cron: a set of values for each field, in the order of <see cref="CronField.All"/>.</summary>
internal sealed record CronTimes(IReadOnlyList<ulong> Sets)
{
    private static readonly int[] DaysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The days of the month.</summary>
    public ulong Days => Sets[CronField.Day];

    /// <summary>The months.</summary>
    public ulong Months => Sets[CronField.Month];

    /// <summary>The days of the week, from Sunday.</summary>
    public ulong Weekdays => Sets[CronField.Weekday];

    /// <summary>Whether one of the months has one of the days. The 29th of February comes in leap years.</summary>
    public bool Come => Enumerable.Range(1, DaysOfMonth.Length)
        .Any(month => CronField.Has(Months, month) && (Days & CronField.Range(1, DaysOfMonth[month - 1], 1)) != 0);
}
