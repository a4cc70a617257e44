namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A row of Customer.csv, unquoted but not trimmed.</summary>
public sealed record ReceivedCustomer(string? CustomerId, string? Name, string? HasLoan);
