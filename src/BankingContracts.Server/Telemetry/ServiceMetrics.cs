using System.Diagnostics.Metrics;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Hosting;

namespace BankingContracts.Server.Telemetry;

/// <summary>The metrics of the service itself: what waits, what is late, whether the store answers.</summary>
internal sealed class ServiceMetrics : BackgroundService
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "BankingContracts.Server";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly ScheduleBoard _board;
    private readonly AlertRecords _alerts;
    private readonly TimeProvider _clock;
    private readonly ObservableGauge<int> _late;
    private readonly ObservableGauge<long> _waiting;
    private int _lateNow;
    private long _waitingNow;

    /// <summary>Makes the metrics; they are asked when somebody collects them.</summary>
    public ServiceMetrics(IMeterFactory meters, RunQueue queue, StoreJournal journal, ScheduleBoard board, AlertRecords alerts, TimeProvider clock)
    {
        (_board, _alerts, _clock) = (board, alerts, clock);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("bankingcontracts.queue.waiting", () => queue.Length, "{run}", "Runs that wait.");
        meter.CreateObservableGauge("bankingcontracts.queue.running", () => queue.Current is null ? 0 : 1, "{run}", "Runs that are under way.");
        meter.CreateObservableGauge("bankingcontracts.store.available", () => journal.Fault is null ? 1 : 0, "1", "1 while the service's store can be used, else 0.");
        _late = meter.CreateObservableGauge("bankingcontracts.schedules.late", () => Volatile.Read(ref _lateNow), "{schedule}", "Schedules that missed a deadline today.");
        _waiting = meter.CreateObservableGauge("bankingcontracts.alerts.waiting", () => Volatile.Read(ref _waitingNow), "{alert}", "Alerts that their receivers have not taken yet.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, _clock, stoppingToken))
        {
            if (!_late.Enabled && !_waiting.Enabled)
                continue;
            try
            {
                Volatile.Write(ref _lateNow, (await _board.AllAsync(stoppingToken)).Count(static s => s.LateBecause is not null));
                Volatile.Write(ref _waitingNow, await _alerts.CountAsync(new(1) { State = AlertState.Waiting }, stoppingToken));
            }
            catch (Exception e) when (StoreJournal.IsOutage(e))
            {
                // The gauge of the store says it; the last known numbers stay.
            }
        }
    }
}
