namespace BankingContracts.Runtime.Definitions;

/// <summary>A column that another column comes from.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Column">Its name, or <c>*</c> for the model's rows, which <c>count(*)</c> counts.</param>
/// <param name="Kind">How the other column depends on it.</param>
public sealed record ColumnSource(string Model, string Column, LineageKind Kind);
