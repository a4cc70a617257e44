using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Reporting;

/// <summary>What a run loaded at once, in the report.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The file's name; or the names of several files that are parts of one delivery.</param>
/// <param name="RowsRead">Rows in the files, also the ragged ones.</param>
/// <param name="Totals">Where the rows of the source were after this delivery, by staging model.</param>
public sealed record ReportedDelivery(string Source, IReadOnlyList<string> Files, long RowsRead, IReadOnlyDictionary<string, StagingTotals> Totals)
{
    /// <summary>Rows of delta files that had no effect, because a row of their key with a higher sequence was known.</summary>
    public long Superseded { get; init; }
}
