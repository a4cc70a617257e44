namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A current account with its current owner.</summary>
public sealed record AccountWithCustomer(Account Account, Customer Customer, DateTime ValidFrom);
