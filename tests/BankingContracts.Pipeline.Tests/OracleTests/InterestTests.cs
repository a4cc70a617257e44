using System.Globalization;
using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

public sealed class InterestTests
{
    [Theory]
    [InlineData("0", false, "0.010", "0")]
    [InlineData("9999.99", false, "0.010", "100.00")]
    [InlineData("10000.00", false, "0.015", "150.00")]
    [InlineData("19999.99", false, "0.015", "300.00")]
    [InlineData("20000.00", false, "0.020", "400.00")]
    [InlineData("9999.99", true, "0.015", "150.00")]
    [InlineData("10000.00", true, "0.020", "200.00")]
    [InlineData("20000.00", true, "0.025", "500.00")]
    [InlineData("0.50", false, "0.010", "0.01")]
    [InlineData("0.49", false, "0.010", "0.00")]
    [InlineData("2.50", false, "0.010", "0.03")]
    [InlineData("9999999999999999.99", true, "0.025", "250000000000000.00")]
    public void TheRateFollowsTierAndLoanAndHalfACentIsRoundedUp(string balance, bool hasLoan, string rate, string interest)
    {
        var account = new Account("A", 1, Number(balance), "savings");
        var summary = Interest.Summarize(new(account, new Customer(1, "ada", hasLoan), default));

        Assert.Equal((Number(rate), Number(interest)), (summary.InterestRatePct, summary.AnnualInterestAmount));
        Assert.Equal(Number(balance) + Number(interest), summary.NewBalanceAmount);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
