namespace BankingContracts.ContractModel.Checking;

/// <summary>An author's SQL as each engine gets it, if an engine does not get the author's own text.</summary>
/// <param name="DuckDb">The text for DuckDB.</param>
/// <param name="Spark">The text for Spark SQL.</param>
public sealed record QueryTexts(string DuckDb, string Spark);
