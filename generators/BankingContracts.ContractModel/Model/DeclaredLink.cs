namespace BankingContracts.ContractModel.Model;

/// <summary>A link in a contract: the first way to follow a change of an upstream.</summary>
/// <param name="Upstream">A model that the query reads.</param>
/// <param name="Column">A column of that model.</param>
/// <param name="Output">The output column that has the column's values.</param>
public sealed record DeclaredLink(string Upstream, string Column, string Output);
