namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A cleaned account.</summary>
public sealed record Account(string AccountId, int CustomerId, decimal BalanceAmount, string AccountType);
