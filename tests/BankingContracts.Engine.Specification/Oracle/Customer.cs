namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A cleaned customer.</summary>
public sealed record Customer(int CustomerId, string CustomerName, bool HasLoanFlag);
