namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A column of a table of the catalog.</summary>
public sealed record SourceColumn(string Table, string Column);
