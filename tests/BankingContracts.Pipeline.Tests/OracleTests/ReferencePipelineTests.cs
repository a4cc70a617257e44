using System.Globalization;
using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

/// <summary>What is easiest to get wrong in the reference pipeline. A run's day stands for its timestamp.</summary>
public sealed class ReferencePipelineTests
{
    private readonly ReferencePipeline _pipeline = new();

    [Fact]
    public void SameKeyAndCleanedValuesCollapseAndKeepTheEarliestArrival()
    {
        Run(1, ["1,Ada,yes"]);
        Run(2, [" 01 ,ADA,1", "1,Ada,yes"]);

        Assert.Equal("1 ada True 1", Assert.Single(_pipeline.Customers.Rows.Select(Show)));
        Assert.Equal(1, _pipeline.Customers.Totals.Collapsed);
    }

    [Fact]
    public void SameKeyAndOtherValuesAreAllQuarantinedCountingRows()
    {
        Run(1, ["1,Ada,yes", "1,ADA,yes", "1,Ada,no"]);

        Assert.Empty(_pipeline.Customers.Rows);
        Assert.Equal(
            Enumerable.Repeat("Duplicate customer_id: 3 conflicting rows", 3),
            _pipeline.Customers.Quarantine.Select(q => q.Row.FailureReason));
        Assert.Equal(0, _pipeline.Customers.Totals.Collapsed);
    }

    [Fact]
    public void AnInvalidRowDoesNotConflict()
    {
        Run(1, ["1,Ada,yes", "1,Ada,ja"]);

        Assert.Equal("1 ada True 1", Assert.Single(_pipeline.Customers.Rows.Select(Show)));
    }

    [Fact]
    public void EachInvalidColumnGivesOneReasonInColumnOrder()
    {
        Run(1, [], ["A,x,-0.001,loan"]);

        Assert.Equal(
            "Invalid customer_id: invalid format (x); Invalid balance: too many decimals (-0.001); "
            + "Invalid account_type: not an accepted value (loan)",
            Assert.Single(_pipeline.Accounts.Quarantine).Row.FailureReason);
    }

    [Fact]
    public void QuarantinedAtIsRenewedWhenTheReasonChanges()
    {
        Run(1, ["1,Ada,yes", "1,Ada,no", "x,Bob,no"]);
        Run(2, ["1,Ada,yes", "1,Ada,no", "1,Ada,n", "x,Bob,no"]);

        Assert.Equal([1, 2, 2, 2], _pipeline.Customers.Quarantine.Select(q => q.At.Day).Order());
    }

    [Fact]
    public void UnderTimestampARewrittenRowOpensAVersionEvenIfItsCleanedValuesAreEqual()
    {
        Run(1, ["1,Ada,yes"]);
        Run(2, ["1,ADA,yes"]);

        Assert.Equal(["1 ada True 1-2 (1)", "1 ada True 2- (2)"], _pipeline.CustomerHistory.Versions.Select(Show));
    }

    [Fact]
    public void UnderCheckItDoesNot()
    {
        Run(1, [], ["A,1,5,savings"]);
        Run(2, [], ["A,1,5.00,savings"]);

        var version = Assert.Single(_pipeline.AccountHistory.Versions);
        Assert.Equal((1, 2), (version.LoadedAt.Day, Assert.Single(_pipeline.Accounts.Rows).LoadedAt.Day));
    }

    [Fact]
    public void AKeyThatIsGoneClosesAndOneThatReturnsOpens()
    {
        Run(1, ["1,Ada,yes"]);
        Run(2, []);
        Run(3, []);
        Run(4, ["1,Ada,yes"]);

        Assert.Equal(["1 ada True 1-2 (1)", "1 ada True 4- (4)"], _pipeline.CustomerHistory.Versions.Select(Show));
    }

    [Fact]
    public void ARowThatReturnsFromQuarantineOpensAtTheRunWithItsOldArrival()
    {
        Run(1, ["1,Ada,yes"]);
        Run(2, ["1,Ada,yes", "1,Ada,no"]);
        Run(3, ["1,Ada,yes"]);

        Assert.Equal(["1 ada True 1-2 (1)", "1 ada True 3- (1)"], _pipeline.CustomerHistory.Versions.Select(Show));
    }

    [Fact]
    public void CalculatedAtMovesOnlyWithTheRow()
    {
        Run(1, ["1,Ada,no", "2,Bob,no"], ["A,1,5,savings", "B,2,5,savings"]);
        Run(2, ["1,Ada,yes", "2,Bob,no"], ["A,1,5.0,savings", "B,2,5,savings"]);

        Assert.Equal([("A", 2), ("B", 1)], _pipeline.AccountSummaries.Rows.Select(a => (a.Row.AccountId, a.At.Day)));
        Assert.Equal([(1, 2), (2, 1)], _pipeline.CustomerProfiles.Rows.Select(c => (c.Row.CustomerId, c.At.Day)));
    }

    [Fact]
    public void ProfilesSumRoundedInterestOfSavingsAccountsOnly()
    {
        Run(1, ["1,Ada,no"], ["A,1,0.50,savings", "B,1,0.50,savings", "C,1,99,checking"]);

        Assert.Equal(
            new CustomerProfile(1, "ada", false, 2, 1.00m, 0.02m),
            Assert.Single(_pipeline.CustomerProfiles.Rows).Row);
    }

    [Fact]
    public void AnAccountWithoutAnOwnerStaysInTheSnapshotAndDoesNotJoin()
    {
        Run(1, ["1,Ada,no", "2,,no"], ["A,1,1,savings", "B,2,1,savings", "C,3,1,checking"]);

        Assert.Equal((3, 1, 2), (_pipeline.AccountHistory.Current.Count(), _pipeline.AccountsWithCustomer.Count, _pipeline.Orphans));
    }

    private void Run(int day, string[] customers, params string[] accounts) =>
        _pipeline.Run(new DateTime(2026, 1, day), TestFiles.Customers(customers), TestFiles.Accounts(accounts));

    private static string Show(Staged<Customer> s) => $"{Show(s.Row)} {s.LoadedAt.Day}";

    private static string Show(Version<Customer> v) => string.Create(
        CultureInfo.InvariantCulture, $"{Show(v.Row)} {v.ValidFrom.Day}-{v.ValidTo?.Day} ({v.UpdatedAt.Day})");

    private static string Show(Customer c) => $"{c.CustomerId} {c.CustomerName} {c.HasLoanFlag}";
}
