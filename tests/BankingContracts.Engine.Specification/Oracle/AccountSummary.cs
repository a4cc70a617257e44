namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Annual interest of a savings account.</summary>
public sealed record AccountSummary(
    string AccountId,
    int CustomerId,
    decimal OriginalBalanceAmount,
    decimal InterestRatePct,
    decimal AnnualInterestAmount,
    decimal NewBalanceAmount);
