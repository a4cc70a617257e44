
namespace BankingContracts.Runtime.Outcomes;

/// <summary>What a snapshot did.</summary>
/// <param name="Change">Added: keys that opened; changed: keys with a new version; removed: keys that closed.</param>
/// <param name="OpenBefore">Open keys before, without those marked as deleted.</param>
/// <param name="Closed">The keys that this run closed so far.</param>
/// <param name="Totals">What the current rows consist of.</param>
public sealed record SnapshotOutcome(ModelChange Change, long OpenBefore, ClosedKeys Closed, SnapshotTotals Totals)
{
    /// <summary>The columns that no version had a value for, and some staged row has one now.</summary>
    public IReadOnlyList<string> Filled { get; init; } = [];
}
