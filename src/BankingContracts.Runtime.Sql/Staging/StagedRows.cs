namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>What happens to valid rows.</summary>
/// <param name="Staged">A working relation of the rows that are staged.</param>
/// <param name="Held">A query for the rows of <see cref="StagingTables.Held"/>.</param>
internal sealed record StagedRows(string Staged, string Held);
