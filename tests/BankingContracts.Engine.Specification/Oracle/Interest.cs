namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>The bank's terms for savings.</summary>
public static class Interest
{
    /// <summary>The annual rate as a fraction.</summary>
    public static decimal Rate(decimal balance, bool hasLoan)
    {
        var tier = balance < 10_000m ? 0.010m : balance < 20_000m ? 0.015m : 0.020m;
        return hasLoan ? tier + 0.005m : tier;
    }

    /// <summary>The mart's row of a savings account.</summary>
    public static AccountSummary Summarize(AccountWithCustomer joined)
    {
        var balance = joined.Account.BalanceAmount;
        var rate = Rate(balance, joined.Customer.HasLoanFlag);
        var interest = Math.Round(balance * rate, 2, MidpointRounding.AwayFromZero);
        return new(joined.Account.AccountId, joined.Account.CustomerId, balance, rate, interest, balance + interest);
    }
}
