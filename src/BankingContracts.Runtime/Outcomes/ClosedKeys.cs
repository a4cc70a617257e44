namespace BankingContracts.Runtime.Outcomes;

/// <summary>The keys of a snapshot that a run closed. If there are several files, this is the state after the last one.</summary>
/// <param name="Gone">Keys that are no longer in the source.</param>
/// <param name="Quarantined">Keys that are still in the source, but all of whose rows are quarantined.</param>
public sealed record ClosedKeys(long Gone, long Quarantined);
