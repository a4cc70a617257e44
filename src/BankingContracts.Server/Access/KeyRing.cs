using System.Collections.Concurrent;
using System.Security.Claims;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Access;

/// <summary>Opens by keys.</summary>
internal sealed class KeyRing(KeyRecords records, StoreJournal journal, TimeProvider clock)
{
    /// <summary>The claim with the id of the key by which somebody signed in.</summary>
    public const string KeyClaim = "bankingcontracts:key";

    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTime> _used = new(StringComparer.Ordinal);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Who has a key.</summary>
    /// <param name="text">The text of the key.</param>
    /// <param name="scheme">The name of the way in which they show it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is no such key, or it is revoked or has expired.</returns>
    /// <exception cref="System.Data.Common.DbException">The store cannot be used.</exception>
    public async Task<ClaimsPrincipal?> FindAsync(string text, string scheme, CancellationToken cancellation)
    {
        if (KeyText.IdOf(text) is not { } id || await records.FindAsync(id, cancellation) is not { } key || !KeyText.Has(text, key.Hash) || !key.IsGood(Now))
            return null;
        await NoteUseAsync(key.Id);
        string[] words = key.SeesValues ? [key.Role, Roles.ValuesWord] : [key.Role];
        return new(new ClaimsIdentity(
            [new(ClaimTypes.Name, key.Name), new(ClaimTypes.NameIdentifier, key.Id), new(KeyClaim, key.Id), .. RightClaims.Of(Roles.RightsOf(words))], scheme));
    }

    /// <summary>Whether the key with an id still opens. While the store is away, who had signed in before stays signed in.</summary>
    public async Task<bool> IsGoodAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await records.FindAsync(id, cancellation) is { } key && key.IsGood(Now);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            return true;
        }
    }

    private async Task NoteUseAsync(string id)
    {
        var now = Now;
        if (_used.TryGetValue(id, out var last) && now - last < UseStep)
            return;
        _used[id] = now;
        await journal.WriteAsync(new KeyUsed(id, Micros.Of(now)));
    }
}
