namespace BankingContracts.Runtime.Outcomes;

/// <summary>Exact sums of one decimal column of a snapshot.</summary>
/// <param name="Column">Column name.</param>
/// <param name="Current">Over the current rows.</param>
/// <param name="Kept">Over the current rows without a staged row.</param>
public sealed record SnapshotMoney(string Column, decimal Current, decimal Kept);
