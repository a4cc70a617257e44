namespace BankingContracts.Runtime.Faults;

/// <summary>A row that a user's SQL fails on.</summary>
/// <param name="Model">The model that it is a row of.</param>
/// <param name="Key">Its key, by column; empty when the model has none.</param>
/// <param name="Values">Its other values, by column, NULL as null; empty unless they were asked for.</param>
public sealed record FaultRow(string Model, IReadOnlyList<KeyValuePair<string, string?>> Key, IReadOnlyList<KeyValuePair<string, string?>> Values);
