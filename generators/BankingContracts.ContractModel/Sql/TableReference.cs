namespace BankingContracts.ContractModel.Sql;

/// <summary>A table that a statement reads.</summary>
/// <param name="Name">The table's name without quotes.</param>
/// <param name="Qualifier">The name before it (<c>marts</c> in <c>marts.customer_profile</c>); null for a plain name.</param>
/// <param name="Start">Offset of the whole name, from 0.</param>
/// <param name="Length">Length of the whole name.</param>
public readonly record struct TableReference(string Name, string? Qualifier, int Start, int Length);
