namespace BankingContracts.Server.Pages;

/// <summary>How many event streams one client may have open, so that one alone cannot use up the connections of the service.</summary>
internal sealed class StreamLimit
{
    /// <summary>The most streams of one client.</summary>
    public const int PerClient = 100;

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Takes a place.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The place, given back by disposing it; null when the client has them all.</returns>
    public IDisposable? Enter(string client)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(client);
            if (open >= PerClient)
                return null;
            _open[client] = open + 1;
            return new Place(this, client);
        }
    }

    private void Leave(string client)
    {
        lock (_gate)
        {
            if (--_open[client] == 0)
                _open.Remove(client);
        }
    }

    private sealed class Place(StreamLimit limit, string client) : IDisposable
    {
        public void Dispose() => limit.Leave(client);
    }
}
