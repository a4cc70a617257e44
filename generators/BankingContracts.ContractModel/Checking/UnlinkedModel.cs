namespace BankingContracts.ContractModel.Checking;

/// <summary>A model that a query reads and that has no link.</summary>
/// <param name="Upstream">The model.</param>
/// <param name="Reason">The reason, as a clause.</param>
public sealed record UnlinkedModel(string Upstream, string Reason);
