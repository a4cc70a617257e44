namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A comparison of a text with a value of another type, for which the engine reads the text as one.</summary>
/// <param name="Type">The other type, as the engine calls it.</param>
/// <param name="Text">The text, where it is written in the query; null where rows hold it.</param>
/// <param name="Location">Offset of the text in UTF-8 bytes, or -1 where unknown.</param>
public sealed record MixedComparison(string Type, string? Text, int Location);
