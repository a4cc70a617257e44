namespace BankingContracts.ContractModel.Model;

/// <summary>A word that names must not use.</summary>
/// <param name="Word">The abbreviation, lower case.</param>
/// <param name="Replacement">The whole word.</param>
public sealed record Abbreviation(string Word, string Replacement);
