namespace BankingContracts.Runtime.Faults;

/// <summary>A row on which a user's SQL fails.</summary>
/// <param name="Model">The model of the row.</param>
/// <param name="Key">Its key, by column; empty when the model has none.</param>
/// <param name="Values">Its other values, by column, NULL as null; empty unless they were asked for.</param>
public sealed record FaultRow(string Model, IReadOnlyList<KeyValuePair<string, string?>> Key, IReadOnlyList<KeyValuePair<string, string?>> Values);
