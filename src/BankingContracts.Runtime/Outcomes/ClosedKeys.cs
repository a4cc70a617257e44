namespace BankingContracts.Runtime.Outcomes;

/// <summary>Keys of a snapshot that a run closed; with several files, the state after the last one.</summary>
/// <param name="Gone">Keys that are no longer in the source.</param>
/// <param name="Quarantined">Keys that are in the source but all quarantined.</param>
public sealed record ClosedKeys(long Gone, long Quarantined);
