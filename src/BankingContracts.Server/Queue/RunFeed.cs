using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BankingContracts.Server.Queue;

/// <summary>Tells pages that something changed. A reader that is slow misses events, never the last one: an event says what changed, and the page asks what it is now.</summary>
internal sealed class RunFeed
{
    private const int Waiting = 16;

    private readonly ConcurrentDictionary<Channel<string>, byte> _readers = [];

    /// <summary>Something about a run changed.</summary>
    /// <param name="runId">The run.</param>
    public void Publish(string runId)
    {
        foreach (var reader in _readers.Keys)
            reader.Writer.TryWrite(runId);
    }

    /// <summary>The ids of runs as they change, until it is stopped.</summary>
    public async IAsyncEnumerable<string> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers[channel] = 0;
        try
        {
            await foreach (var runId in channel.Reader.ReadAllAsync(cancellation))
                yield return runId;
        }
        finally
        {
            _readers.TryRemove(channel, out _);
        }
    }
}
