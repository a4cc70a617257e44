namespace BankingContracts.Runtime.Definitions;

/// <summary>A model that is read and whose changes cannot be followed to result rows.</summary>
/// <param name="Upstream">The model.</param>
/// <param name="Reason">Why, as a clause, for example <c>customer_id is not in GROUP BY</c>.</param>
public sealed record UnlinkedUpstream(string Upstream, string Reason);
