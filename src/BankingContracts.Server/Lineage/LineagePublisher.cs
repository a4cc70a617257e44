using System.Text.Json.Nodes;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Server.Lineage;

/// <summary>
/// Publishes OpenLineage's events: into a file, and to a receiver. No run waits for the receiver: events wait in a folder until it takes them, also for a
/// later run. When it is disposed, what waits is sent, or left after some seconds.
/// </summary>
public sealed class LineagePublisher : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    private readonly LineageSettings _settings;
    private readonly Action<string> _say;
    private readonly TimeProvider _clock;
    private readonly Lock _writing = new();
    private readonly LineageSpool _spool;
    private readonly LineageSender? _sender;
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _sending;
    private bool _hasSaidFault;

    /// <summary>A publisher; it sends what waits from before.</summary>
    /// <param name="settings">Where events go.</param>
    /// <param name="say">Takes a sentence for people, once for each kind of trouble.</param>
    /// <param name="clock">The clock.</param>
    public LineagePublisher(LineageSettings settings, Action<string> say, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _say, _clock) = (settings, say, clock);
        _spool = new(settings.Folder);
        _sender = settings.Address is { } address ? new(_spool, address, settings.ApiKey, say) : null;
        _signal.Release();
        _sending = _sender is null ? Task.CompletedTask : Task.Run(() => SendAsync(_sender));
    }

    /// <summary>A run begins.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="engine">The engine with its database.</param>
    /// <param name="runId">The run.</param>
    /// <param name="nominal">The time for which it runs, UTC; null for its own.</param>
    /// <returns>What watches it; null where nobody wants events.</returns>
    public LineageRun? Begin(PipelineDefinition pipeline, IEngine engine, string runId, DateTime? nominal = null) =>
        _settings.IsWanted ? new(this, new(pipeline, engine, _settings.Namespace, runId), nominal) : null;

    /// <summary>A run of a service that ended while the run was under way.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="engine">The engine with its database.</param>
    /// <param name="runId">The run.</param>
    /// <param name="hasCommitted">Whether it published its data.</param>
    internal void EndAbandoned(PipelineDefinition pipeline, IEngine engine, string runId, bool hasCommitted)
    {
        if (_settings.IsWanted)
            Publish(new LineageEvents(pipeline, engine, _settings.Namespace, runId).OfRun(hasCommitted ? "COMPLETE" : "ABORT", Now(), nominal: null));
    }

    /// <summary>The time, UTC.</summary>
    internal DateTime Now() => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Publishes an event. Trouble with it is said, and ends nothing.</summary>
    internal void Publish(JsonObject lineageEvent)
    {
        var json = lineageEvent.ToJsonString();
        try
        {
            lock (_writing)
            {
                if (_settings.File is { } file)
                    Append(file, json);
                if (_sender is not null)
                    _spool.Add(Now(), json);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SayFault(e);
        }

        _signal.Release();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _sending;
        _sender?.Dispose();
        _ending.Dispose();
        _signal.Dispose();
    }

    private void SayFault(Exception e)
    {
        if (!_hasSaidFault)
            _say($"Lineage events cannot be written or read: {e.Message} Runs go on without them.");
        _hasSaidFault = true;
    }

    private static void Append(string file, string json)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        File.AppendAllText(file, json + "\n");
    }

    private async Task SendAsync(LineageSender sender)
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync(_ending.Token);
                // A run that begins has several events at once.
                while (_signal.Wait(0))
                {
                }

                if (!await TrySendAsync(sender, stop: _ending.Token, abandon: CancellationToken.None))
                {
                    await Task.Delay(Pause, _clock, _ending.Token);
                    _signal.Release();
                }
            }
        }
        catch (OperationCanceledException)
        {
            using var patience = new CancellationTokenSource(LastPatience);
            await TrySendAsync(sender, stop: patience.Token, abandon: patience.Token);
        }
    }

    private async Task<bool> TrySendAsync(LineageSender sender, CancellationToken stop, CancellationToken abandon)
    {
        try
        {
            return await sender.SendAsync(stop, abandon);
        }
        catch (OperationCanceledException) when (stop != _ending.Token)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SayFault(e);
            return false;
        }
    }
}
