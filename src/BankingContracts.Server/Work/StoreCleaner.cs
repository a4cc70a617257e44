using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Work;

/// <summary>Removes old runs from the store, a few at a time, so that nobody waits for it.</summary>
internal sealed partial class StoreCleaner(ServerOptions options, OldRuns old, StoreJournal journal, TimeProvider clock, ILogger<StoreCleaner> log) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(200);

    /// <summary>Removes what ended too long ago.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellation">Stops it between two batches.</param>
    /// <returns>The number of runs that were removed.</returns>
    public async Task<int> CleanAsync(DateTime now, CancellationToken cancellation)
    {
        var (before, count) = (now - options.KeepRuns, 0);
        while (journal.Fault is null && await old.FindAsync(before, AtOnce, cancellation) is { Count: > 0 } ids)
        {
            await journal.WriteAsync([.. ids.Select(id => new RunForgotten(id))]);
            count += ids.Count;
            await Task.Delay(BetweenBatches, cancellation);
        }

        if (journal.Fault is null)
            await journal.WriteAsync(new TimesForgotten(Micros.Of(before)));
        return count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(BetweenLooks, clock, stoppingToken))
        {
            try
            {
                if (await CleanAsync(clock.GetUtcNow().UtcDateTime, stoppingToken) is > 0 and var count)
                    LogRemoved(count, options.KeepRuns.TotalDays);
            }
            catch (Exception e) when (StoreJournal.IsOutage(e))
            {
                LogFault(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} runs were removed from the store, which ended more than {Days} days ago.")]
    private partial void LogRemoved(int count, double days);

    [LoggerMessage(LogLevel.Warning, "Old runs could not be removed from the store: {Reason}")]
    private partial void LogFault(string reason);
}
