using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>A schedule of <c>schedules.yml</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trigger">What starts its runs.</param>
public sealed record ScheduleContract(string Name, ScheduleTrigger Trigger)
{
    /// <summary>The time zone of a schedule that names none.</summary>
    public const string DefaultTimeZone = "UTC";

    /// <summary>The retries of a schedule that does not say how many.</summary>
    public const int DefaultRetries = 3;

    /// <summary>The wait before the first retry of a schedule that does not say it.</summary>
    public const int DefaultRetryAfterSeconds = 60;

    /// <summary>What it is for; empty when absent.</summary>
    public string Description { get; init; } = "";

    /// <summary>The IANA name of the time zone of all its times and dates.</summary>
    public string TimeZone { get; init; } = DefaultTimeZone;

    /// <summary>Selectors of the models to run; empty means all.</summary>
    public EquatableArray<string> Select { get; init; }

    /// <summary>Selectors of models to leave out.</summary>
    public EquatableArray<string> Exclude { get; init; }

    /// <summary>Whether its runs rebuild everything.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>What happens when it is due while its last run is not finished.</summary>
    public ScheduleOverlap Overlap { get; init; }

    /// <summary>What happens to due times that were missed.</summary>
    public MissedRuns Missed { get; init; }

    /// <summary>Which business date its runs have.</summary>
    public BusinessDateRule BusinessDate { get; init; }

    /// <summary>How often a run is tried again that failed for a cause that may pass.</summary>
    public int Retries { get; init; } = DefaultRetries;

    /// <summary>The wait before the first retry; each further one waits twice as long.</summary>
    public int RetryAfterSeconds { get; init; } = DefaultRetryAfterSeconds;

    /// <summary>When its run must be finished; null when there is no such time.</summary>
    public ClockTime? MustFinishBy { get; init; }

    /// <summary>When its files must be there; null when there is no such time.</summary>
    public ClockTime? MustArriveBy { get; init; }
}
