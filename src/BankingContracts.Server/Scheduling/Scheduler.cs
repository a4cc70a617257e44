using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Scheduling;

/// <summary>Queues the runs of schedules whose time has come or whose files have arrived.</summary>
internal sealed partial class Scheduler(ScheduleBook book, FileSensor sensor, RunQueue queue, StoreJournal journal, TimeProvider clock, ILogger<Scheduler> log) : BackgroundService
{
    /// <summary>How many missed times of a schedule are recorded at most: one with a cron of seconds has millions in a month.</summary>
    public const int MostMissed = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A machine that slept was not there.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Queues the runs that are due now.</summary>
    /// <param name="began">When this service began, UTC: what was due before was missed.</param>
    /// <param name="now">The time, UTC.</param>
    public async Task TickAsync(DateTime began, DateTime now)
    {
        foreach (var schedule in book.All)
        {
            // Times grow, so those that were missed come first.
            var due = book.Due(schedule.Name, now).ToList();
            var missed = due.Count(t => t <= began || now - t > Grace);
            var first = schedule.Missed == MissedRuns.All ? 0 : Math.Max(0, missed - MostMissed);
            for (var i = first; i < due.Count; i++)
                await TakeAsync(schedule, due[i], isMissed: i < missed && !IsMadeUpFor(schedule.Missed, isLast: i == missed - 1));
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = Now();
        await book.LoadAsync(began, stoppingToken);
        // Large files are read for a while, and the clock does not wait for it.
        await Task.WhenAll(RepeatAsync(() => TickAsync(began, Now()), stoppingToken), RepeatAsync(() => sensor.LookAsync(Now(), stoppingToken), stoppingToken));
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private async Task RepeatAsync(Func<Task> look, CancellationToken stopping)
    {
        for (; ; await Task.Delay(Pause, clock, stopping))
        {
            try
            {
                await look();
            }
            catch (Exception e) when (StoreJournal.IsOutage(e))
            {
                LogFault(e.Message);
            }
        }
    }

    private static bool IsMadeUpFor(MissedRuns missed, bool isLast) => missed switch
    {
        MissedRuns.Once => isLast,
        MissedRuns.All => true,
        MissedRuns.Skip => false,
        _ => throw new ArgumentOutOfRangeException(nameof(missed), missed, "no treatment of missed times"),
    };

    private async Task TakeAsync(ScheduleDefinition schedule, DateTime due, bool isMissed)
    {
        var outcome = book.IsPaused(schedule.Name) ? DueOutcome.Paused
            : isMissed ? DueOutcome.Missed
            : schedule.Overlap == ScheduleOverlap.Skip && await queue.HasAsync(schedule.Name) ? DueOutcome.Overlap
            : DueOutcome.Run;
        if (outcome == DueOutcome.Run)
        {
            var run = queue.New(RunCause.Schedule, schedule.Name, book.ScopeOf(schedule, due)) with { Schedule = schedule.Name, DueAt = due };
            await queue.AddAsync(run, Taken(run.Id));
        }
        else
            await journal.WriteAsync(Taken(null));
        book.Take(schedule.Name, due);
        LogDue(schedule.Name, due, outcome);

        DueTaken Taken(string? run) => new(schedule.Name, Micros.Of(due), outcome.Word(), run);
    }

    [LoggerMessage(LogLevel.Information, "Schedule {Schedule}, due {Due:yyyy-MM-dd HH:mm:ss}: {Outcome}.")]
    private partial void LogDue(string schedule, DateTime due, DueOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Schedules could not be looked at: {Reason}")]
    private partial void LogFault(string reason);
}
