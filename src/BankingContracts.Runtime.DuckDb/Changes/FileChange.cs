namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>What one file did to its source. If a run has several files, each has its own, and the run has a change set over all of them.</summary>
/// <param name="Change">Its extent.</param>
/// <param name="Removed">The table of the rows that left.</param>
/// <param name="Added">The table of the rows that came.</param>
internal sealed record FileChange(ChangeSet Change, string Removed, string Added);
