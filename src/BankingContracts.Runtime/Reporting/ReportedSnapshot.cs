using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Reporting;

/// <summary>A snapshot in the report.</summary>
/// <param name="Current">Open versions.</param>
/// <param name="Kept">Open versions without a staged row.</param>
/// <param name="DeletedKeys">Keys that this run closed because they were deleted.</param>
/// <param name="QuarantinedKeys">Keys that this run closed because all their rows are quarantined.</param>
/// <param name="Money">Sums over the current and the kept rows.</param>
public sealed record ReportedSnapshot(long Current, long Kept, long DeletedKeys, long QuarantinedKeys, IReadOnlyList<SnapshotMoney> Money);
