using System.Collections.Concurrent;

namespace BankingContracts.Databricks.TestServer.Faults;

/// <summary>The faults that wait for requests: each is used once, in order.</summary>
public sealed class FaultPlan
{
    private readonly ConcurrentDictionary<Route, ConcurrentQueue<Fault>> _faults = new();

    /// <summary>Lets the next requests of a route fail.</summary>
    public void Add(Route route, Fault fault, int times = 1)
    {
        var queue = _faults.GetOrAdd(route, static _ => new());
        for (var i = 0; i < times; i++)
            queue.Enqueue(fault);
    }

    /// <summary>The fault of a request; null for none.</summary>
    internal Fault? Take(Route route) => _faults.TryGetValue(route, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}
