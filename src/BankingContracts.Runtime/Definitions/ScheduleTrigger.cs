namespace BankingContracts.Runtime.Definitions;

/// <summary>What starts the runs of a schedule. Each kind of trigger has its own subtype.</summary>
public abstract record ScheduleTrigger;

/// <summary>
/// The clock. Times and dates are local times of <see cref="ScheduleDefinition.TimeZone"/>. A due time that does not exist, because the clock is
/// set forward, becomes the first instant after the gap. A due time that comes twice, because the clock is set back, has one run, the first time.
/// </summary>
/// <param name="Expression">
/// The times, as the CronExpression of Quartz 4 reads them: second, minute, hour, day, month, weekday; <c>?</c> in the field of the two for the
/// day that limits nothing; weekdays as SUN to SAT.
/// </param>
/// <param name="Holidays">The local dates without a run, in order.</param>
public sealed record CronTrigger(string Expression, IReadOnlyList<DateOnly> Holidays) : ScheduleTrigger;

/// <summary>The arrival of files: there is one run for each set of contents.</summary>
/// <param name="AllOf">
/// File names or globs, relative to the input directory, with forward or backward slashes. Each must have at least one file.
/// </param>
/// <param name="Settle">How long the size and the time of all these files must stay the same before a run starts.</param>
/// <param name="DoneMarker">
/// The name of the file that says that a data file is complete; null when there is none. A <c>*</c> stands for the data file's name without its
/// extension, so each data file has its own marker: <c>*.done</c> is <c>accounts.done</c> beside <c>accounts.csv</c>. Markers are never deleted.
/// </param>
public sealed record FilesTrigger(IReadOnlyList<string> AllOf, TimeSpan Settle, string? DoneMarker) : ScheduleTrigger;

/// <summary>Another schedule: a run starts when its run has succeeded.</summary>
/// <param name="Schedule">The name of the other schedule.</param>
public sealed record AfterTrigger(string Schedule) : ScheduleTrigger;
