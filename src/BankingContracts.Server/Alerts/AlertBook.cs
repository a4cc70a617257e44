using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>Decides which alerts something raises. What it returns is recorded together with what happened.</summary>
internal sealed class AlertBook(DestinationBook destinations)
{
    /// <summary>The alerts about a run that ended.</summary>
    /// <param name="ended">The run.</param>
    /// <param name="result">What it did; null when that is not known.</param>
    /// <param name="next">The runs that are queued because it ended. While one of them tries it again, it has not failed.</param>
    public IReadOnlyList<StoreChange> OfRun(RunEntry ended, RunResult? result, IReadOnlyList<RunEntry> next)
    {
        var alerts = new List<StoreChange>();
        var isTriedAgain = next.Any(n => n.Previous == ended.Id);
        if (ended.State is RunState.Failed or RunState.Interrupted && !isTriedAgain)
            Add(AlertEvent.Failure, "failed", AlertTexts.Lines(ended, AlertTexts.Failure(ended, result)));
        if (ended.State == RunState.Failed && !isTriedAgain && result is { IsSchemaChange: true })
            Add(AlertEvent.SchemaChange, "refused a file with other columns", AlertTexts.Lines(ended, "A file has not the columns of its contract."));
        if (ended.State == RunState.Succeeded && ended.Warned > 0 && result is not null)
            Add(AlertEvent.Warning, "succeeded with warnings", AlertTexts.Lines(ended, AlertTexts.Warnings(result)));
        if (result is not null)
            alerts.AddRange(OfQuarantine(ended, result, alerts.Count));
        if (ended.State == RunState.Succeeded)
            alerts.AddRange(OfRecovery(ended, alerts.Count));
        return alerts;

        void Add(AlertEvent what, string title, string text)
        {
            foreach (var destination in destinations.Of(what, ended.Schedule))
                alerts.Add(Raised(destination, what.Word(), ended.Id, ended, alerts.Count, title, text));
        }
    }

    /// <summary>The alerts about a schedule that is late.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="what">Which of its deadlines is over.</param>
    /// <param name="day">The day in its time zone.</param>
    /// <param name="why">A sentence.</param>
    /// <param name="now">The time, UTC.</param>
    public IReadOnlyList<AlertRaised> OfLate(ScheduleDefinition schedule, AlertEvent what, DateOnly day, string why, DateTime now) =>
    [
        .. destinations.Of(what, schedule.Name).Select((d, i) => New(
            d, what.Word(), string.Create(CultureInfo.InvariantCulture, $"{schedule.Name}:{day:yyyy-MM-dd}"), now, i,
            $"{schedule.Name} is late", string.Create(CultureInfo.InvariantCulture, $"{why}\nSchedule {schedule.Name}, {day:yyyy-MM-dd}, time zone {schedule.TimeZone}.")) with { Schedule = schedule.Name }),
    ];

    /// <summary>An alert that tries a destination.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="id">New each time.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="now">The time, UTC.</param>
    public static AlertRaised OfTest(Destination destination, string id, string by, DateTime now) =>
        New(destination, AlertWords.Test, id, now, 0, "test", $"This is a test of the destination {destination.Name}, sent by {by}. Nothing happened.");

    private List<StoreChange> OfQuarantine(RunEntry ended, RunResult result, int before)
    {
        // Each delivery has the totals after it, so the last one counts.
        var totals = new SortedDictionary<string, StagingTotals>(StringComparer.Ordinal);
        foreach (var (staging, loaded) in result.Deliveries.SelectMany(d => d.Stagings))
            totals[staging] = loaded;
        var alerts = new List<StoreChange>();
        foreach (var (destination, above) in destinations.OfQuarantine(ended.Schedule))
        {
            var lines = totals.Where(t => t.Value.RowsRead > 0 && (decimal)t.Value.Quarantined / t.Value.RowsRead > above).Select(t => AlertTexts.Quarantine(t.Key, t.Value)).ToList();
            if (lines.Count > 0)
                alerts.Add(Raised(destination, AlertEvent.Quarantine.Word(), ended.Id, ended, before + alerts.Count, "has many rows in quarantine", AlertTexts.Lines(ended, lines)));
        }

        return alerts;
    }

    private IEnumerable<RecoveryRaised> OfRecovery(RunEntry ended, int before) => destinations.Of(AlertEvent.Recovery, ended.Schedule).Select((d, i) => new RecoveryRaised(
        d.Name, ended.Id, ended.Schedule, ended.Previous, Micros.Of(ended.EndedAt!.Value), before + i, $"{AlertTexts.Subject(ended)} succeeded again",
        AlertTexts.Lines(ended, "The run before had failed."), StateOf(d).Word(), d.OffBecause));

    private static AlertRaised Raised(Destination destination, string what, string subject, RunEntry run, int position, string title, string text) =>
        New(destination, what, subject, run.EndedAt!.Value, position, $"{AlertTexts.Subject(run)} {title}", text) with { RunId = run.Id, Schedule = run.Schedule };

    private static AlertRaised New(Destination destination, string what, string subject, DateTime at, int position, string title, string text) => new(
        $"{what}:{subject}:{destination.Name}", destination.Name, what, null, null, Micros.Of(at), position, title, text, StateOf(destination).Word(), destination.OffBecause);

    private static AlertState StateOf(Destination destination) => destination.Sender is null ? AlertState.Off : AlertState.Waiting;
}
