namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A value whose type does not fit its place. The query binds, but fails at some row, or means something else on another engine.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Where">The clause or function around it, as people write it.</param>
/// <param name="Type">The type found, as the engine calls it.</param>
/// <param name="Other">The type that is expected, or the type of the other value; may be empty.</param>
/// <param name="Text">The text, if a literal is the cause; null if rows have the value.</param>
/// <param name="Location">Offset in UTF-8 bytes; -1 if unknown.</param>
public sealed record TypeFault(TypeFaultKind Kind, string Where, string Type, string Other, string? Text, int Location);
