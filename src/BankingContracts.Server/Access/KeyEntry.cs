namespace BankingContracts.Server.Access;

/// <summary>A key as it is listed. Times are UTC.</summary>
/// <param name="Id">The part of its text that is no secret.</param>
/// <param name="Name">Who has it.</param>
/// <param name="Role">Its role.</param>
/// <param name="SeesValues">Whether it shows values of tables.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it opens nothing; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
public sealed record KeyEntry(
    string Id, string Name, Role Role, bool SeesValues, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt, DateTime? LastUsedAt);
