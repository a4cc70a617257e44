using System.Data.Common;
using BankingContracts.Runtime;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Access;

/// <summary>Makes, lists and revokes the keys by which programs and people use the service.</summary>
public sealed class KeyBook
{
    private const int LongestName = 100;

    private readonly ServiceStore _store;
    private readonly KeyRecords _records;
    private readonly TimeProvider _clock;

    /// <summary>The keys of a store.</summary>
    /// <param name="store">The service's own records: the path of a SQLite file, or a connection string of PostgreSQL.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="PipelineException">The store's address is wrong.</exception>
    public KeyBook(string store, TimeProvider clock)
    {
        _store = new(StoreAddress.Of(store));
        _records = new(_store);
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes a key.</summary>
    /// <param name="name">Who gets it, at most 100 characters.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="seesValues">Whether it shows values of tables.</param>
    /// <param name="expiresAt">From when on it opens nothing, UTC; null for never.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The text of the key. It is not kept, and cannot be had again.</returns>
    /// <exception cref="PipelineException">The name is taken or cannot be used, the end has passed, or the store cannot be used.</exception>
    public async Task<string> AddAsync(string name, Role role, bool seesValues, DateTime? expiresAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || name.Trim() != name)
            throw PipelineException.BadInput($"'{name}' cannot be the name of a key; write 1 to {LongestName} characters, without a blank at an end.");
        if (expiresAt <= Now)
            throw PipelineException.BadInput("--expires has passed; name a time to come, or leave it out.");
        return await UseAsync(async () =>
        {
            if ((await _records.AllAsync(cancellation)).Any(k => k.Name == name && k.RevokedAt is null))
                throw PipelineException.BadInput($"There is a key named '{name}'; revoke it first, or choose another name.");
            var (id, text) = KeyText.New();
            var added = new KeyAdded(id, name, KeyText.HashOf(text), role.Word(), seesValues ? 1 : 0, Micros.Of(Now), Micros.Of(expiresAt));
            await _store.ApplyAsync([added], cancellation);
            return text;
        });
    }

    /// <summary>All keys, also revoked ones, by name.</summary>
    /// <exception cref="PipelineException">The store cannot be used.</exception>
    public Task<IReadOnlyList<KeyEntry>> ListAsync(CancellationToken cancellation) => UseAsync<IReadOnlyList<KeyEntry>>(async () =>
    [
        .. (await _records.AllAsync(cancellation)).Select(
            k => new KeyEntry(k.Id, k.Name, Roles.Of(k.Role) ?? Role.Viewer, k.SeesValues, k.CreatedAt, k.ExpiresAt, k.RevokedAt, k.LastUsedAt)),
    ]);

    /// <summary>Revokes a key; what was signed in with it is signed out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">There is no such key, or the store cannot be used.</exception>
    public Task RevokeAsync(string name, CancellationToken cancellation) => UseAsync(async () =>
    {
        var key = (await _records.AllAsync(cancellation)).FirstOrDefault(k => k.Name == name && k.RevokedAt is null)
            ?? throw PipelineException.BadInput($"There is no key named '{name}' that is not revoked; 'keys list' shows all.");
        await _store.ApplyAsync([new KeyRevoked(key.Id, Micros.Of(Now))], cancellation);
        return key;
    });

    /// <summary>Whether a key was ever made.</summary>
    /// <exception cref="DbException">The store cannot be used.</exception>
    internal Task<bool> AnyAsync(CancellationToken cancellation)
    {
        _store.Migrate();
        return _records.AnyAsync(cancellation);
    }

    private async Task<T> UseAsync<T>(Func<Task<T>> use)
    {
        try
        {
            _store.Migrate();
            return await use();
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            throw PipelineException.BadInput($"The store {_store.Description} cannot be used: {e.Message}", e);
        }
    }
}
