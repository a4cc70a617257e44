namespace BankingContracts.ContractModel.Model;

/// <summary>A link that a contract asks for: how a change of an upstream is to be followed first.</summary>
/// <param name="Upstream">A model that the query reads.</param>
/// <param name="Column">A column of that model.</param>
/// <param name="Output">The output column that holds its values.</param>
public sealed record DeclaredLink(string Upstream, string Column, string Output);
