using BankingContracts.Runtime.Execution;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>What happened to the versions of the keys looked at.</summary>
/// <param name="Change">Added: keys that opened; changed: keys with a new version; removed: keys that closed. Its rows are not counted yet.</param>
/// <param name="ClosedByQuarantine">Of the keys that closed, those still in the source.</param>
/// <param name="CurrentBefore">A SELECT of the current versions of the keys as they were.</param>
/// <param name="CurrentAfter">A SELECT of the current versions of the keys as they are.</param>
/// <param name="Temporary">The tables that these read, to be dropped.</param>
internal sealed record VersionChanges(
    ModelChange Change, long ClosedByQuarantine, string CurrentBefore, string CurrentAfter, IReadOnlyList<string> Temporary);
