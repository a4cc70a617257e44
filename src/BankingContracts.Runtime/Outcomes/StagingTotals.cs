namespace BankingContracts.Runtime.Outcomes;

/// <summary>Where the rows of a source went: rows read = staged + quarantined + collapsed, and the same for money.</summary>
/// <param name="RowsRead">Rows of the current source, also the ragged ones.</param>
/// <param name="Staged">Rows in the staging table.</param>
/// <param name="Quarantined">Rows in quarantine, also the ragged and conflicting ones.</param>
/// <param name="Collapsed">Copies of staged rows that were dropped.</param>
/// <param name="Money">Sums of every decimal column over the valid rows.</param>
/// <param name="Reasons">Quarantined rows by column and kind; a row with two invalid columns counts in both.</param>
/// <param name="Places">
/// Where up to ten of the quarantined rows were received. The row that entered last comes first. Null when an earlier version wrote the state.
/// </param>
public sealed record StagingTotals(
    long RowsRead,
    long Staged,
    long Quarantined,
    long Collapsed,
    IReadOnlyList<MoneyTotal> Money,
    IReadOnlyList<QuarantineCount> Reasons,
    IReadOnlyList<QuarantinePlace>? Places = null);
