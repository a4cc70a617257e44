namespace BankingContracts.Server.Store;

/// <summary>A key is there.</summary>
internal sealed record KeyAdded(string Id, string Name, string Hash, string Role, long SeesValues, long CreatedAt, long? ExpiresAt) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into api_keys (id, name, hash, role, sees_values, created_at, expires_at) values (@Id, @Name, @Hash, @Role, @SeesValues, @CreatedAt, @ExpiresAt)
        on conflict (id) do nothing
        """;
}

/// <summary>A key opens nothing any more.</summary>
internal sealed record KeyRevoked(string Id, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update api_keys set revoked_at = @At where id = @Id and revoked_at is null";
}

/// <summary>A key was used.</summary>
internal sealed record KeyUsed(string Id, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update api_keys set last_used_at = @At where id = @Id and (last_used_at is null or last_used_at < @At)";
}
