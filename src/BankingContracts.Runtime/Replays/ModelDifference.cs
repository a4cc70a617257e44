namespace BankingContracts.Runtime.Replays;

/// <summary>How the rows of a model differ between two databases.</summary>
/// <param name="Model">The model.</param>
/// <param name="OnlyHere">Rows that only the database has.</param>
/// <param name="OnlyThere">Rows that only the other one has. A row with another value counts on both sides.</param>
/// <param name="Key">The first key, in order, that differs; null where rows have no key.</param>
/// <param name="Column">The first column that differs there; null where only one side has the key.</param>
/// <param name="Here">Its value in the database.</param>
/// <param name="There">Its value in the other one.</param>
public sealed record ModelDifference(string Model, long OnlyHere, long OnlyThere, string? Key, string? Column, string? Here, string? There);
