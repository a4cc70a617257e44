using BankingContracts.Runtime.Spark.State;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>What the row of the lock says.</summary>
/// <param name="Owner">Who runs; null for nobody.</param>
/// <param name="IsLeased">Whether its lease goes on, by the server's clock.</param>
/// <param name="Marker">The publication that was begun and not completed, as JSON; null for none.</param>
/// <param name="Tables">The tables as readers see them.</param>
internal sealed record LockState(LockOwner? Owner, bool IsLeased, string? Marker, StoredTables Tables);
