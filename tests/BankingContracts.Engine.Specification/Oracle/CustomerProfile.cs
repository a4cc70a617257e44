namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Savings of a customer.</summary>
public sealed record CustomerProfile(
    int CustomerId,
    string CustomerName,
    bool HasLoanFlag,
    long TotalAccountsCount,
    decimal TotalBalanceAmount,
    decimal TotalAnnualInterestAmount);
