namespace BankingContracts.ContractModel.Model;

/// <summary>A column that has another name in the file.</summary>
/// <param name="Column">The contract's name.</param>
/// <param name="Header">The file's name; after trimming it must be exactly the same.</param>
public sealed record HeaderName(string Column, string Header);
