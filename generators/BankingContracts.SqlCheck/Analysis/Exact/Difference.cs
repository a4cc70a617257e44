namespace BankingContracts.SqlCheck.Analysis.Exact;

/// <summary>A place where the two engines would give other values, and for which there is no text that makes them equal.</summary>
/// <param name="Location">The place in the tree.</param>
/// <param name="What">What is written there.</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record Difference(int Location, string What, string Instead);
