namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Where the rows of a source table went, and their money.</summary>
/// <param name="Read">Rows read, ragged ones included.</param>
/// <param name="Staged">Rows in staging.</param>
/// <param name="Quarantined">Rows in quarantine.</param>
/// <param name="Collapsed">Dropped copies.</param>
/// <param name="StagedMoney">Exact sum over the staged rows.</param>
/// <param name="CollapsedMoney">Exact sum over the dropped copies.</param>
/// <param name="ConflictingMoney">Exact sum over the valid rows quarantined as conflicting.</param>
/// <param name="Reasons">Number of reasons by <c>column:kind</c>.</param>
public sealed record StagingTotals(
    int Read,
    int Staged,
    int Quarantined,
    int Collapsed,
    decimal StagedMoney,
    decimal CollapsedMoney,
    decimal ConflictingMoney,
    IReadOnlyDictionary<string, int> Reasons);
