namespace BankingContracts.ContractModel.Checking;

/// <summary>A column that another comes from.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Column">Its name, or <c>*</c> for the model's rows, which <c>count(*)</c> counts.</param>
/// <param name="Kind">What the other owes to it.</param>
public sealed record SourceReference(string Model, string Column, SourceKind Kind);
