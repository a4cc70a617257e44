using BankingContracts.Runtime;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Work;

/// <summary>Opens the store when the service begins, and again whenever it was unreachable. The first time, what an earlier service left is taken over.</summary>
internal sealed partial class StoreKeeper(StoreJournal journal, RunRecovery recovery, ILogger<StoreKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Opens the store before requests are answered, if it can be reached.</summary>
    /// <exception cref="PipelineException">A later version of the program made the store.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await journal.TryOpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var isRecovered = false; ; await Task.Delay(Pause, stoppingToken))
        {
            if (journal.Fault is not null && !await journal.TryOpenAsync(stoppingToken))
                continue;
            isRecovered = isRecovered || await TryRecoverAsync(stoppingToken);
        }
    }

    private async Task<bool> TryRecoverAsync(CancellationToken cancellation)
    {
        try
        {
            await recovery.RecoverAsync(cancellation);
            return true;
        }
        catch (Exception e) when (StoreJournal.IsOutage(e) || e is PipelineException)
        {
            LogNotRecovered(e.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "What an earlier service left could not be taken over yet: {Reason}")]
    private partial void LogNotRecovered(string reason);
}
