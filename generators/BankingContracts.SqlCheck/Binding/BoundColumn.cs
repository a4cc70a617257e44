namespace BankingContracts.SqlCheck.Binding;

/// <summary>A column that a query returns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the engine writes it, for example <c>DECIMAL(18,2)</c>.</param>
internal sealed record BoundColumn(string Name, string Type);
