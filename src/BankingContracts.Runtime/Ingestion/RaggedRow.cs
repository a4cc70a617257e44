namespace BankingContracts.Runtime.Ingestion;

/// <summary>A record with too few or too many fields.</summary>
/// <param name="Line">The line it starts on, from 1.</param>
/// <param name="HasTooMany">Whether it has too many fields; else it has too few.</param>
/// <param name="Text">The record as received.</param>
public readonly record struct RaggedRow(long Line, bool HasTooMany, string Text);
