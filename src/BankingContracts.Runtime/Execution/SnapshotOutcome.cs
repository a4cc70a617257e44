using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>What a snapshot did.</summary>
/// <param name="Change">Added: keys that opened; changed: keys with a new version; removed: keys that closed.</param>
/// <param name="OpenBefore">Open keys before, those marked deleted left out.</param>
/// <param name="ClosedByQuarantine">Of the removed keys, those that are in the source but all quarantined.</param>
/// <param name="Totals">What the current rows consist of.</param>
public sealed record SnapshotOutcome(ModelChange Change, long OpenBefore, long ClosedByQuarantine, SnapshotTotals Totals);
