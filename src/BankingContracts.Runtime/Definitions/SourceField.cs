namespace BankingContracts.Runtime.Definitions;

/// <summary>A column that comes from the file.</summary>
/// <param name="Column">The contract's name.</param>
/// <param name="Header">The file's name for it.</param>
public sealed record SourceField(string Column, string Header);
