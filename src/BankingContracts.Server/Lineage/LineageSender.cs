using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BankingContracts.Server.Lineage;

/// <summary>Sends events that wait to their receiver, in order.</summary>
internal sealed class LineageSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LineageSpool _spool;
    private readonly Uri _address;
    private readonly Action<string> _say;
    private readonly HttpClient _client = new() { Timeout = Patience };
    private bool _hasSaidAway;
    private bool _hasSaidRefused;

    /// <summary>A sender.</summary>
    /// <param name="spool">What waits.</param>
    /// <param name="address">The receiver.</param>
    /// <param name="key">The key that it wants; null for none.</param>
    /// <param name="say">Takes a sentence for people, once for each kind of trouble.</param>
    public LineageSender(LineageSpool spool, Uri address, string? key, Action<string> say)
    {
        (_spool, _address, _say) = (spool, address, say);
        if (key is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Sends what waits, up to the first event that cannot be sent now.</summary>
    /// <param name="stop">Ends it before the next event: one that is under way would be sent a second time later.</param>
    /// <param name="abandon">Ends it at once.</param>
    /// <returns>Whether nothing waits any more.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<bool> SendAsync(CancellationToken stop, CancellationToken abandon)
    {
        using var right = _spool.TryLock();
        if (right is null)
            return false;
        var waiting = _spool.Waiting();
        if (LineageSpool.Trim(waiting) is > 0 and var lost)
            _say($"{lost} lineage events that had waited longest for {Shown} were removed, because too many wait.");
        foreach (var path in waiting.Where(File.Exists))
        {
            stop.ThrowIfCancellationRequested();
            if (!await TrySendAsync(path, abandon))
                return false;
            File.Delete(path);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Not the user and password that an address may have.
    private string Shown => $"{_address.Scheme}://{_address.Authority}{_address.AbsolutePath}";

    private async Task<bool> TrySendAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var body = new StringContent(await File.ReadAllTextAsync(path, cancellation), Encoding.UTF8, "application/json");
            using var answer = await _client.PostAsync(_address, body, cancellation);
            if (answer.IsSuccessStatusCode)
                return true;
            // It will not understand the event later either; those behind it shall not wait for it.
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
            {
                SayOnce(ref _hasSaidRefused, $"The receiver of lineage events {Shown} refuses an event ({(int)answer.StatusCode}); it is left out.");
                return true;
            }

            return Away($"it answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return Away(e.Message.TrimEnd('.'));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Away("it does not answer");
        }
    }

    private bool Away(string why)
    {
        SayOnce(ref _hasSaidAway, $"The receiver of lineage events {Shown} cannot be reached: {why}. Events wait in a folder and are sent later; runs go on.");
        return false;
    }

    private void SayOnce(ref bool hasSaid, string sentence)
    {
        if (!hasSaid)
            _say(sentence);
        hasSaid = true;
    }
}
