namespace BankingContracts.ContractModel.Checking;

/// <summary>A query, and what its analysis has found out.</summary>
/// <param name="Name">The model's or the singular test's name.</param>
/// <param name="IsTest">Whether it is a singular test.</param>
/// <param name="InputHash">The hash of what was analyzed, see <see cref="QueryInputs"/>.</param>
/// <param name="Facts">What is known about the query.</param>
public sealed record CheckedQuery(string Name, bool IsTest, string InputHash, QueryFacts Facts);
