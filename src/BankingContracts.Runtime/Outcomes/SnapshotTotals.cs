namespace BankingContracts.Runtime.Outcomes;

/// <summary>What a snapshot's current rows consist of: current = staged + kept.</summary>
/// <param name="Current">Open versions, without those that are marked as deleted.</param>
/// <param name="Kept">Open versions without a staged row, kept by hard_deletes or on_quarantine.</param>
/// <param name="Money">Sum of every decimal column over the current rows, and over the kept ones.</param>
/// <param name="StagedKeys">The number of keys in staging, if it has a row for each version of a key; null if it has one row for each key.</param>
public sealed record SnapshotTotals(long Current, long Kept, IReadOnlyList<SnapshotMoney> Money, long? StagedKeys = null);
