namespace BankingContracts.ContractModel.Model;

/// <summary>A column whose name in the file differs.</summary>
/// <param name="Column">The contract's name.</param>
/// <param name="Header">The file's name, matched exactly after trimming.</param>
public sealed record HeaderName(string Column, string Header);
