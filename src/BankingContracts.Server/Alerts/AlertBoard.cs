using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>The destinations as people and programs see and try them.</summary>
internal sealed class AlertBoard(DestinationBook destinations, AlertRecords records, StoreJournal journal, TimeProvider clock)
{
    /// <summary>All destinations, in the order of the file.</summary>
    public async Task<IReadOnlyList<DestinationStatus>> AllAsync(CancellationToken cancellation)
    {
        var waiting = await records.WaitingAsync(cancellation);
        var all = new List<DestinationStatus>();
        foreach (var destination in destinations.All)
        {
            all.Add(new(destination.Name, destination.Sender?.Address ?? "", destination.OffBecause)
            {
                Waiting = waiting.GetValueOrDefault(destination.Name),
                Next = await records.NextAsync(destination.Name, cancellation),
                LastSentAt = await records.LastSentAsync(destination.Name, cancellation),
            });
        }

        return all;
    }

    /// <summary>Sends an alert that tries a destination, after those that wait.</summary>
    /// <param name="name">The destination.</param>
    /// <param name="by">Who asks for it.</param>
    /// <returns>The id of the alert; null when there is no destination of this name.</returns>
    public async Task<string?> TestAsync(string name, string by)
    {
        if (destinations.Find(name) is not { } destination)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var alert = AlertBook.OfTest(destination, RunIds.New(now), by, now);
        await journal.WriteAsync(alert);
        return alert.Id;
    }
}
