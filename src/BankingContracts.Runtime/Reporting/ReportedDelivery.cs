using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Reporting;

/// <summary>What a run loaded at once, in the report.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The file's name; several where files are parts of one delivery.</param>
/// <param name="RowsRead">Rows in the files, ragged ones included.</param>
/// <param name="Totals">Where the rows of the source were after it, by staging model.</param>
public sealed record ReportedDelivery(string Source, IReadOnlyList<string> Files, long RowsRead, IReadOnlyDictionary<string, StagingTotals> Totals);
