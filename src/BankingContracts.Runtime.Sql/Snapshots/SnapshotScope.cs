namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>The keys that a snapshot checks.</summary>
/// <param name="Keys">One row for each key; null for all keys.</param>
/// <param name="Staged">The staged rows of the keys.</param>
/// <param name="QuarantinedKeys">
/// The keys in the source without a staged row, and whether one of their rows is only not due yet: the key columns and <c>_is_not_due</c>. Null when there
/// are none, or when it makes no difference.
/// </param>
internal sealed record SnapshotScope(string? Keys, string Staged, string? QuarantinedKeys);
