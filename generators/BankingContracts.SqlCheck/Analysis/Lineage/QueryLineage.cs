namespace BankingContracts.SqlCheck.Analysis.Lineage;

/// <summary>Where a query's columns come from.</summary>
/// <param name="Columns">The sources of each output column, by position.</param>
/// <param name="Filters">The columns that decide which rows exist.</param>
/// <param name="Tables">The tables that the query reads.</param>
internal sealed record QueryLineage(
    IReadOnlyList<IReadOnlySet<ColumnSource>> Columns,
    IReadOnlySet<SourceColumn> Filters,
    IReadOnlySet<string> Tables);
