namespace BankingContracts.Runtime.Definitions;

/// <summary>A schedule of <c>schedules.yml</c>: when the service runs which models.</summary>
/// <param name="Name">Its name, unique in the pipeline.</param>
/// <param name="Trigger">What starts its runs.</param>
public sealed record ScheduleDefinition(string Name, ScheduleTrigger Trigger)
{
    /// <summary>What it is for; empty when the file does not say it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The IANA name of the time zone of all its times and dates: the cron, the holidays and the two deadlines.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Selectors of the models to run, as on the command line; empty means all models.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether its runs rebuild everything that they select.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>What happens when it is due while its last run is not finished.</summary>
    public ScheduleOverlap Overlap { get; init; }

    /// <summary>What happens to due times that were missed; it has a meaning with a <see cref="CronTrigger"/> only.</summary>
    public MissedRuns Missed { get; init; }

    /// <summary>Which business date its runs have.</summary>
    public BusinessDateRule BusinessDate { get; init; }

    /// <summary>How often a run is tried again that failed for a cause that may pass, such as a lock or a network; 0 for never.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry. Each further one waits twice as long.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The local time at which its run must be finished, otherwise it is late; null when there is no such time.</summary>
    public TimeOnly? MustFinishBy { get; init; }

    /// <summary>
    /// The local time at which all files of a <see cref="FilesTrigger"/> must be there, otherwise it is late; null when there is no such
    /// time.
    /// </summary>
    public TimeOnly? MustArriveBy { get; init; }
}
