using BankingContracts.ContractModel.Checking;
using BankingContracts.SqlCheck.Analysis.Nullability;
using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Reporting;

/// <summary>What the check's report tells of queries.</summary>
public sealed class QueryFactsTests
{
    private static readonly (string Path, string Text)[] View = QueryModel.Of(
        "int_account", "account_id varchar!, customer_id integer!, balance_amount decimal(18,2)!",
        "select account_id, customer_id, balance_amount from snap_account where dbt_valid_to is null", "materialized: view");

    [Fact]
    public void KeysOfTheUpstreamLinkFirst() => AssertLinks(
        "account_id<-snap_account.account_id, customer_id<-snap_account.customer_id",
        QueryModel.Of("mart", "customer_id integer!, account_id varchar!", "select customer_id, account_id from snap_account"));

    [Fact]
    public void AnUpstreamWithoutALinkSaysWhyOfItsKey()
    {
        var facts = Facts(QueryModel.Of("mart", "account_count bigint!", "select count(*) as account_count from snap_account"));
        Assert.Equal([new UnlinkedModel("snap_account", "account_id is read by an aggregate without GROUP BY")], facts.Unlinked);
    }

    [Fact]
    public void OutputsAreSpelledAsInTheContract() => AssertLinks(
        "account_id<-snap_account.account_id",
        QueryModel.Of("mart", "account_id varchar!", "select ACCOUNT_ID from snap_account"));

    [Fact]
    public void AViewLinksItselfAndWhatItReads() => AssertLinks(
        "customer_id<-int_account.customer_id, customer_id<-snap_account.customer_id",
        [.. View, .. QueryModel.Of("mart", "customer_id integer!, account_count bigint!", "select customer_id, count(*) as account_count from int_account group by customer_id")]);

    [Fact]
    public void ATableReadBesideItsViewMustLeadToTheSameOutput() => AssertLinks(
        "account_id<-snap_account.account_id, account_id<-int_account.account_id",
        [
            .. View,
            .. QueryModel.Of("mart", "account_id varchar!", "select s.account_id from snap_account as s inner join int_account as v on v.account_id = s.account_id"),
        ]);

    [Fact]
    public void AViewThatCarriesNoLinkOnIsNamed()
    {
        var facts = Facts([.. View, .. QueryModel.Of("mart", "total_amount decimal(38,2)", "select sum(balance_amount) as total_amount from int_account")]);
        Assert.Empty(facts.Links);
        Assert.Equal(
            ["int_account: account_id is read by an aggregate without GROUP BY", "snap_account: it is read through the view int_account, which does not pass a link on"],
            facts.Unlinked.Select(static u => $"{u.Upstream}: {u.Reason}"));
    }

    [Fact]
    public void ASingularTestHasLinksToo()
    {
        var query = Assert.Single(Bank.Check(("tests/accounts_have_a_balance.sql", "select account_id from account_total where balance_amount is null")).Queries, static q => q.IsTest);
        Assert.Equal([new QueryLink("account_id", "account_total", "account_id")], query.Facts.Links);
    }

    [Fact]
    public void AQueryThatDoesNotBindIsLeftOut() =>
        Assert.DoesNotContain(Bank.Check((Bank.Sql, "select account_id, blance_amount from snap_account")).Queries, static q => q.Name == "account_total");

    [Fact]
    public void AnotherModelsContractChangesTheInputOfThoseThatReadIt()
    {
        var reader = QueryModel.Of("mart", "account_id varchar!", "select account_id from int_account");
        var before = Bank.Check([.. View, .. reader]).Queries.ToDictionary(static q => q.Name, static q => q.InputHash);
        (string Path, string Text)[] edited = [View[0], (View[1].Path, View[1].Text + " and balance_amount > 0")];
        var after = Bank.Check([.. edited, .. reader]).Queries.ToDictionary(static q => q.Name, static q => q.InputHash);
        Assert.NotEqual(before["int_account"], after["int_account"]);
        Assert.NotEqual(before["mart"], after["mart"]);
        Assert.Equal(before["account_total"], after["account_total"]);
    }

    private static QueryFacts Facts(params (string Path, string Text)[] files)
    {
        var report = Bank.Check(files);
        Assert.Empty(report.Findings);
        return report.Queries.Single(static q => q.Name == "mart").Facts;
    }

    private static void AssertLinks(string expected, params (string Path, string Text)[] files) =>
        Assert.Equal(expected, string.Join(", ", Facts(files).Links.Select(static l => $"{l.Output}<-{l.Upstream}.{l.Column}")));
}
