using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>What starts the runs of a schedule.</summary>
public abstract record ScheduleTrigger;

/// <summary>The clock.</summary>
/// <param name="Expression">The cron as Quartz reads it, see <c>CronText</c>.</param>
/// <param name="Holidays">The days without a run, in order.</param>
public sealed record CronTrigger(string Expression, EquatableArray<CalendarDate> Holidays) : ScheduleTrigger;

/// <summary>The arrival of files.</summary>
/// <param name="AllOf">File names or globs, relative to the input directory. Each must have a file.</param>
/// <param name="SettleSeconds">How long size and time of all files must stay the same.</param>
/// <param name="DoneMarker">The name of the file that says that a file is complete; null when there is none.</param>
public sealed record FilesTrigger(EquatableArray<string> AllOf, int SettleSeconds, string? DoneMarker) : ScheduleTrigger;

/// <summary>A successful run of another schedule.</summary>
/// <param name="Schedule">The other schedule.</param>
public sealed record AfterTrigger(string Schedule) : ScheduleTrigger;

/// <summary>A trigger that cannot be read; this is an error that was reported.</summary>
public sealed record UnknownTrigger : ScheduleTrigger;
