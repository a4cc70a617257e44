using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>What happened to the versions of the checked keys.</summary>
/// <param name="Change">Added: keys that opened; changed: keys with a new version; removed: keys that closed. Its rows are not counted yet.</param>
/// <param name="ClosedByQuarantine">Of the keys that closed, the number of keys still in the source.</param>
/// <param name="CurrentBefore">A SELECT of the current versions of the keys before.</param>
/// <param name="CurrentAfter">A SELECT of the current versions of the keys now.</param>
internal sealed record VersionChanges(ModelChange Change, long ClosedByQuarantine, string CurrentBefore, string CurrentAfter);
