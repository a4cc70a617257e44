namespace BankingContracts.Pipeline.Tests.Oracle;

/// <summary>A cleaned customer.</summary>
public sealed record Customer(int CustomerId, string CustomerName, bool HasLoanFlag);
