using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Alerts;

/// <summary>Raises alerts about schedules that are late, each once a day.</summary>
internal sealed partial class LateWatch(AlertBook alerts, ScheduleBoard board, StoreJournal journal, TimeProvider clock, ILogger<LateWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // The store knows them too; this only saves writing them again and again.
    private readonly HashSet<string> _raised = [];

    /// <summary>Looks at all schedules.</summary>
    /// <param name="cancellation">Stops it.</param>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var status in await board.AllAsync(cancellation))
        {
            foreach (var late in status.Late)
            {
                var raised = alerts.OfLate(status.Schedule, late.What, late.Day, late.Why, clock.GetUtcNow().UtcDateTime).Where(a => _raised.Add(a.Id)).ToList();
                if (raised.Count > 0)
                    await journal.WriteAsync(raised);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, clock, stoppingToken))
        {
            try
            {
                // Which runs have succeeded is known when the store is back.
                if (journal.Fault is null)
                    await LookAsync(stoppingToken);
            }
            catch (Exception e) when (StoreJournal.IsOutage(e))
            {
                LogFault(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether schedules are late could not be looked at: {Reason}")]
    private partial void LogFault(string reason);
}
