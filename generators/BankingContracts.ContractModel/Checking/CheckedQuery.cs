namespace BankingContracts.ContractModel.Checking;

/// <summary>A query with what its analysis tells.</summary>
/// <param name="Name">The model's or the singular test's name.</param>
/// <param name="IsTest">Whether it is a singular test.</param>
/// <param name="InputHash">What was analyzed, see <see cref="QueryInputs"/>.</param>
/// <param name="Facts">What is known of it.</param>
public sealed record CheckedQuery(string Name, bool IsTest, string InputHash, QueryFacts Facts);
