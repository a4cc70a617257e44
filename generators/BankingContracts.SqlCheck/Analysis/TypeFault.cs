namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A value whose type does not belong where it stands: it binds, and fails at some row, or means another thing on another engine.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Where">The clause or function it stands in, as people write it.</param>
/// <param name="Type">The type found, as the engine calls it.</param>
/// <param name="Other">The type that is expected, or that it meets; may be empty.</param>
/// <param name="Text">The text, where a literal is to blame; null where rows hold the value.</param>
/// <param name="Location">Offset in UTF-8 bytes, or -1 where unknown.</param>
public sealed record TypeFault(TypeFaultKind Kind, string Where, string Type, string Other, string? Text, int Location);
