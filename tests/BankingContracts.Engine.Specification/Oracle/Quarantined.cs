namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A refused row as received; null for a ragged one.</summary>
public sealed record Quarantined<TReceived>(TReceived? Received, string FailureReason);
