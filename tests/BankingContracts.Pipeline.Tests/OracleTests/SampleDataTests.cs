using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

/// <summary>data/inputs shows everything that can happen to a row.</summary>
public sealed class SampleDataTests
{
    private readonly ReferencePipeline _pipeline = new();

    public SampleDataTests() =>
        _pipeline.Run(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc), TestFiles.SampleCustomers, TestFiles.SampleAccounts);

    [Fact]
    public void ItHasEnoughCustomersAndAccounts() =>
        Assert.True(_pipeline.Customers.Rows.Count >= 40 && _pipeline.Accounts.Rows.Count >= 60);

    [Fact]
    public void ItHasEveryReasonOfCustomers() =>
        Assert.Equal(
            [
                "customer_id:conflict", "customer_id:format", "customer_id:missing", "customer_id:range", "has_loan:format",
                "name:missing", "row:too_few_fields", "row:too_many_fields",
            ],
            _pipeline.Customers.Totals.Reasons.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void ItHasEveryReasonOfAccounts() =>
        Assert.Equal(
            [
                "account_id:conflict", "account_id:missing", "account_type:missing", "account_type:not_accepted",
                "balance:decimals", "balance:format", "balance:missing", "balance:range", "balance:sign",
                "customer_id:format", "customer_id:missing", "customer_id:range", "row:too_few_fields", "row:too_many_fields",
            ],
            _pipeline.Accounts.Totals.Reasons.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void ItIsFarFromTheMassQuarantineGuard() =>
        Assert.All([_pipeline.Customers.Totals, _pipeline.Accounts.Totals], t => Assert.InRange((double)t.Quarantined / t.Read, 0.1, 0.35));

    [Fact]
    public void ItHasCollapsedRowsInBothFiles() =>
        Assert.Equal((2, 3), (_pipeline.Customers.Totals.Collapsed, _pipeline.Accounts.Totals.Collapsed));

    [Fact]
    public void ItHasOrphansWhoseCustomerIsMissingAndWhoseCustomerIsQuarantined()
    {
        var owners = _pipeline.AccountsWithCustomer.Select(a => a.Account.AccountId).ToHashSet();
        Assert.Equal(
            ["ORPHAN-1", "ORPHAN-2", "ORPHAN-3", "ORPHAN-4", "ORPHAN-5", "ORPHAN-6"],
            _pipeline.Accounts.Rows.Select(a => a.Row.AccountId).Where(a => !owners.Contains(a)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("9999.99")]
    [InlineData("10000.00")]
    [InlineData("19999.99")]
    [InlineData("20000.00")]
    public void EveryTierBoundaryIsThereWithAndWithoutALoan(string balance)
    {
        var amount = decimal.Parse(balance, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(2, _pipeline.SavingsAccounts.Where(a => a.Account.BalanceAmount == amount).DistinctBy(a => a.Customer.HasLoanFlag).Count());
    }

    [Fact]
    public void SomeCustomersHaveSeveralSavingsAccounts() =>
        Assert.True(_pipeline.CustomerProfiles.Rows.Count(c => c.Row.TotalAccountsCount > 2) > 3);
}
