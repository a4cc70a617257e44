using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace BankingContracts.Server.Alerts;

/// <summary>
/// Sends what waits: to each destination in its order, and to all destinations at the same time, so that one that is dead does not hold up the others. An
/// alert counts as sent when that is recorded; until then it may be sent again.
/// </summary>
internal sealed partial class AlertDispatch(DestinationBook destinations, AlertRecords records, StoreJournal journal, TimeProvider clock, ILogger<AlertDispatch> log) : BackgroundService
{
    /// <summary>How long a receiver may take.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    /// <summary>How long an alert is tried.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    /// <summary>The longest time between two tries.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var off in destinations.All.Where(d => d.Sender is null))
            LogOff(off.Name, off.OffBecause);
        await Task.WhenAll(destinations.All.Where(d => d.Sender is not null).Select(d => RepeatAsync(() => DeliverAsync(d, stoppingToken), stoppingToken)).Append(EndOrphansAsync(stoppingToken)));
    }

    /// <summary>Alerts to destinations that the file does not have any more are not sent.</summary>
    private async Task EndOrphansAsync(CancellationToken stopping)
    {
        var isDone = false;
        while (!isDone)
        {
            await LookAsync(async () =>
            {
                foreach (var gone in (await records.WaitingAsync(stopping)).Keys.Where(n => destinations.Find(n) is null))
                {
                    while (journal.Fault is null && await records.NextAsync(gone, stopping) is { } alert)
                        await journal.WriteAsync(new AlertEnded(alert.Id, AlertState.Off.Word(), "The destination is no longer in contracts/alerts.yml.", Now()));
                }

                isDone = journal.Fault is null;
            });
            if (!isDone)
                await Task.Delay(Look, clock, stopping);
        }
    }

    private async Task RepeatAsync(Func<Task> work, CancellationToken stopping)
    {
        for (; ; await Task.Delay(Look, clock, stopping))
            await LookAsync(work);
    }

    private async Task LookAsync(Func<Task> work)
    {
        try
        {
            // While the store is away, what was sent a moment ago may still wait to be recorded.
            if (journal.Fault is null)
                await work();
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            LogFault(e.Message);
        }
    }

    private async Task DeliverAsync(Destination destination, CancellationToken stopping)
    {
        while (journal.Fault is null && await records.NextAsync(destination.Name, stopping) is { } alert)
            await SendAsync(destination, alert, stopping);
    }

    private async Task SendAsync(Destination destination, AlertEntry alert, CancellationToken stopping)
    {
        try
        {
            await TriesOf(alert).ExecuteAsync(async token => await destination.Sender!.SendAsync(alert, token), stopping);
            await journal.WriteAsync(new AlertEnded(alert.Id, AlertState.Sent.Word(), "", Now()));
            LogSent(alert.Event, alert.Destination);
        }
        catch (Exception e) when (Words(e) is { } words)
        {
            await journal.WriteAsync(new AlertEnded(alert.Id, AlertState.GivenUp.Word(), words, Now()));
            LogGivenUp(alert.Event, alert.Destination, words);
        }
    }

    private ResiliencePipeline TriesOf(AlertEntry alert) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && Words(e) is not null && clock.GetUtcNow().UtcDateTime - alert.RaisedAt < LongestWait),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            OnRetry = async args =>
            {
                var words = Words(args.Outcome.Exception!)!;
                await journal.WriteAsync(new AlertTried(alert.Id, alert.Attempts + args.AttemptNumber + 1, words, Micros.Of((clock.GetUtcNow() + args.RetryDelay).UtcDateTime)));
                LogTried(alert.Event, alert.Destination, words, args.RetryDelay);
            },
        })
        .AddTimeout(LongestAnswer)
        .Build();

    /// <summary>Why an alert was not sent; null when the service ends. The text of an unknown error may show a secret, so only its kind is told.</summary>
    private static string? Words(Exception e) => e switch
    {
        AlertFault => e.Message,
        TimeoutRejectedException => $"There was no answer within {LongestAnswer.TotalSeconds:0} seconds.",
        OperationCanceledException => null,
        _ => $"It could not be sent ({e.GetType().Name}).",
    };

    private long Now() => Micros.Of(clock.GetUtcNow().UtcDateTime);

    [LoggerMessage(LogLevel.Warning, "Alerts to {Destination} are off: {Reason}")]
    private partial void LogOff(string destination, string reason);

    [LoggerMessage(LogLevel.Information, "Alert {Event} was sent to {Destination}.")]
    private partial void LogSent(string @event, string destination);

    [LoggerMessage(LogLevel.Warning, "Alert {Event} could not be sent to {Destination}: {Reason} It is tried again in {Pause}.")]
    private partial void LogTried(string @event, string destination, string reason, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Alert {Event} to {Destination} is given up: {Reason}")]
    private partial void LogGivenUp(string @event, string destination, string reason);

    [LoggerMessage(LogLevel.Warning, "Alerts could not be looked at: {Reason}")]
    private partial void LogFault(string reason);
}
