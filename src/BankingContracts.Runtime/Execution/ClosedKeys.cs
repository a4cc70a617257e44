namespace BankingContracts.Runtime.Execution;

/// <summary>Keys of a snapshot that a run closed; of several files, as they are after the last.</summary>
/// <param name="Gone">Keys that are gone from the source.</param>
/// <param name="Quarantined">Keys that are in the source but all quarantined.</param>
public sealed record ClosedKeys(long Gone, long Quarantined);
