namespace BankingContracts.Runtime.Outcomes;

/// <summary>Exact sums of one decimal column over the valid rows: valid = staged + collapsed + conflicting.</summary>
/// <param name="Column">Column name.</param>
/// <param name="Valid">Over all valid rows.</param>
/// <param name="Staged">Over the staging table.</param>
/// <param name="Collapsed">Over dropped copies.</param>
/// <param name="Conflicting">Over rows quarantined because their key has different rows.</param>
public sealed record MoneyTotal(string Column, decimal Valid, decimal Staged, decimal Collapsed, decimal Conflicting);
