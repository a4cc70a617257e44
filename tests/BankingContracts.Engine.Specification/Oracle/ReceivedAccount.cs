namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A row of accounts.csv, unquoted but not trimmed.</summary>
public sealed record ReceivedAccount(string? AccountId, string? CustomerId, string? Balance, string? AccountType);
