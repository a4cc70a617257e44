using BankingContracts.Runtime.Spark.State;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>What the row of the lock says.</summary>
/// <param name="Owner">Who runs; null for nobody.</param>
/// <param name="LeaseUntil">When its lease ends, UTC by the server's clock. Each change of the row changes it.</param>
/// <param name="IsLeased">Whether its lease goes on.</param>
/// <param name="RunId">The last run that was published; null for none.</param>
/// <param name="Marker">The publication that was begun and not completed, as JSON; null for none.</param>
/// <param name="Tables">The tables as readers see them.</param>
internal sealed record LockState(LockOwner? Owner, DateTime? LeaseUntil, bool IsLeased, string? RunId, string? Marker, StoredTables Tables);
