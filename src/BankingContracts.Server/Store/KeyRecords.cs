namespace BankingContracts.Server.Store;

/// <summary>Reads keys.</summary>
internal sealed class KeyRecords(ServiceStore store)
{
    private const string Columns = """
        id as Id, name as Name, hash as Hash, role as Role, sees_values as SeesValues, created_at as CreatedAt, expires_at as ExpiresAt, revoked_at as RevokedAt,
        last_used_at as LastUsedAt
        """;

    /// <summary>All keys, also revoked ones, by name and age.</summary>
    public async Task<IReadOnlyList<KeyRecord>> AllAsync(CancellationToken cancellation) =>
        [.. (await store.RowsAsync<Row>($"select {Columns} from api_keys order by name, created_at, id", null, cancellation)).Select(r => r.Record)];

    /// <summary>The key with an id; null when there is none.</summary>
    public async Task<KeyRecord?> FindAsync(string id, CancellationToken cancellation) =>
        (await store.RowsAsync<Row>($"select {Columns} from api_keys where id = @id", new { id }, cancellation)).Select(r => r.Record).FirstOrDefault();

    /// <summary>Whether a key was ever made.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation) => (await store.RowsAsync<long>("select count(*) from api_keys", null, cancellation))[0] > 0;

    private sealed record Row(string Id, string Name, string Hash, string Role, long SeesValues, long CreatedAt, long? ExpiresAt, long? RevokedAt, long? LastUsedAt)
    {
        public KeyRecord Record => new(
            Id, Name, Hash, Role, SeesValues != 0, Micros.Time(CreatedAt), Micros.Time(ExpiresAt), Micros.Time(RevokedAt), Micros.Time(LastUsedAt));
    }
}

/// <summary>What is recorded about a key. Times are UTC.</summary>
/// <param name="Id">The part of its text that is no secret.</param>
/// <param name="Name">Who has it.</param>
/// <param name="Hash">The SHA-256 hash of its text, hexadecimal.</param>
/// <param name="Role">The word for its role.</param>
/// <param name="SeesValues">Whether it shows values of tables.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it opens nothing; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
internal sealed record KeyRecord(
    string Id, string Name, string Hash, string Role, bool SeesValues, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt, DateTime? LastUsedAt)
{
    /// <summary>Whether it opens anything at a time, UTC.</summary>
    public bool IsGood(DateTime at) => RevokedAt is null && (ExpiresAt is not { } end || at < end);
}
