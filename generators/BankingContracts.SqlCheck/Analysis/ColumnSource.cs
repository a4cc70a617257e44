namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A source of an output column.</summary>
/// <param name="Table">The table of the catalog, as the catalog spells it.</param>
/// <param name="Column">Its column, or <c>*</c> for its rows, which <c>count(*)</c> counts.</param>
/// <param name="Kind">How the output uses the source.</param>
public sealed record ColumnSource(string Table, string Column, LineageKind Kind);
