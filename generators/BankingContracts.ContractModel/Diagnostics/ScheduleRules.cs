namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC8xxx: when the pipeline runs by itself.</summary>
public static class ScheduleRules
{
    /// <summary>Not a cron.</summary>
    public static readonly Rule NotACron = new("BKC8001", "Not a cron", "'{0}' is not a cron: {1}");

    /// <summary>A cron with both a day and a weekday.</summary>
    public static readonly Rule DayAndWeekday = new(
        "BKC8002", "Day and weekday in one cron", "'{0}' limits the day of the month and the weekday, and programs read this in different ways; write two schedules, each with one of them");

    /// <summary>A cron that never comes.</summary>
    public static readonly Rule NeverComes = new("BKC8003", "Cron that never comes", "'{0}' never comes: {1}; write a day that the month has");

    /// <summary>A date, time, duration or time zone that there is not.</summary>
    public static readonly Rule NoSuchTime = new("BKC8004", "No such date or time", "'{0}' is not {1}; {2}");

    /// <summary>No trigger, or more than one.</summary>
    public static readonly Rule OneTrigger = new("BKC8005", "Not exactly one trigger", "The schedule '{0}' has {1}; write exactly one of cron, on_files and after");

    /// <summary>Two schedules with the same name.</summary>
    public static readonly Rule DuplicateSchedule = new("BKC8006", "Duplicate schedule", "The schedule '{0}' is also defined in line {1}; rename one of them");

    /// <summary>A schedule after one that does not exist.</summary>
    public static readonly Rule UnknownSchedule = new("BKC8007", "Unknown schedule", "'{0}' is not the name of a schedule{1}");

    /// <summary>Schedules that wait for each other.</summary>
    public static readonly Rule Circle = new("BKC8008", "Circle of schedules", "These schedules wait for each other: {0}; give one of them a cron or on_files");

    /// <summary>Unknown holiday calendar.</summary>
    public static readonly Rule UnknownCalendar = new("BKC8009", "Unknown holiday calendar", "'{0}' is not a calendar of 'holidays'{1}");

    /// <summary>A calendar that no schedule uses.</summary>
    public static readonly Rule UnusedCalendar = new(
        "BKC8010", "Unused holiday calendar", "No schedule uses the calendar '{0}'; write 'holidays: {0}' at a schedule, or remove the calendar", RuleSeverity.Warning);

    /// <summary>A selector that selects nothing.</summary>
    public static readonly Rule EmptySelection = new("BKC8011", "Selector without models", "'{0}' selects no model: {1}");

    /// <summary>A file that no source reads.</summary>
    public static readonly Rule UnreadFile = new("BKC8012", "File that no source reads", "No source reads the file '{0}'{1}");

    /// <summary>A marker that does not fit its files.</summary>
    public static readonly Rule MarkerDoesNotFit = new("BKC8013", "Marker does not fit its files", "The marker '{0}' {1}; {2}");
}
