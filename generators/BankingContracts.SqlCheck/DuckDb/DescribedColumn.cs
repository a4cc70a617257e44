namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>A column that a query returns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the engine writes it, for example <c>DECIMAL(18,2)</c>.</param>
internal sealed record DescribedColumn(string Name, string Type);
