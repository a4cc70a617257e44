namespace BankingContracts.ContractModel.Checking;

/// <summary>A model that is read and has no link.</summary>
/// <param name="Upstream">The model.</param>
/// <param name="Reason">Why, as a clause.</param>
public sealed record UnlinkedModel(string Upstream, string Reason);
