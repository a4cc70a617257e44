namespace BankingContracts.Runtime.Definitions;

/// <summary>A model that the SQL reads, but whose changes cannot be followed to result rows.</summary>
/// <param name="Upstream">The model.</param>
/// <param name="Reason">The reason, as a clause, for example <c>customer_id is not in GROUP BY</c>.</param>
public sealed record UnlinkedUpstream(string Upstream, string Reason);
