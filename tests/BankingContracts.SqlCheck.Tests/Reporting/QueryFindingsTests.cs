using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Reporting;

/// <summary>What analysis finds wrong with a query, beside the nearest query that is right.</summary>
public sealed class QueryFindingsTests
{
    [Theory]
    [InlineData("select opened_date as first_date from snap_account where opened_date is null", "1,8-19 BKC4008")]
    [InlineData("select case when customer_id < 0 then opened_date end as first_date from snap_account", "1,8-12 BKC4009")]
    [InlineData("with a as (select opened_date from snap_account)\nselect opened_date as first_date from a", "2,8-19 BKC4009")]
    [InlineData("select opened_date as first_date from snap_account", "1,8-19 BKC4009")]
    [InlineData("select min(opened_date) as first_date from snap_account", "1,8-11 BKC4009")]
    [InlineData("select min(opened_date) as first_date from snap_account where opened_date is not null", "1,8-11 BKC4009")]
    [InlineData("select\n    s.opened_date as first_date\nfrom stg_account as a left join (select account_id, opened_date from snap_account where opened_date is not null) as s on a.account_id = s.account_id", "2,5-18 BKC4009")]
    public void ANotNullColumnIsReportedWhereItIsSelected(string sql, string finding) =>
        Assert.Equal(["marts/mart.sql " + finding], Findings("first_date date!", sql));

    [Theory]
    [InlineData("select opened_date as first_date from snap_account where opened_date is not null")]
    [InlineData("select coalesce(opened_date, date '2000-01-01') as first_date from snap_account")]
    [InlineData("select min(opened_date) as first_date from snap_account where opened_date is not null group by customer_id")]
    public void AProvenColumnIsSilent(string sql) => Assert.Empty(Findings("first_date date!", sql));

    [Fact]
    public void ANullableColumnNeedsNoProof() => Assert.Empty(Findings("first_date date", "select opened_date as first_date from snap_account"));

    [Fact]
    public void TheMessageSaysWhereNullComesFromAndWhatToDo()
    {
        var report = Bank.Check(QueryModel.Of("mart", "first_date date!", "select opened_date as first_date\nfrom snap_account"));
        Assert.Equal(
            "The column 'first_date' is not_null, but here it may be NULL: upstream column snap_account.opened_date may be NULL (line 2); filter it with 'is not null', "
            + "write coalesce(..., <value>), make it not_null there, remove not_null from the contract, or, if you know that it is never NULL, add 'assert: runtime' with a 'reason' to the column",
            Assert.Single(report.Findings).Message);
    }

    [Theory]
    [InlineData("select opened_date as first_date from snap_account", 0)]
    [InlineData("select opened_date as first_date from snap_account where opened_date is null", 1)]
    public void AnAssertionStandsForAProofButNotAgainstOne(string sql, int findings)
    {
        var files = QueryModel.Of("mart", "first_date date!", sql);
        files[0].Text += "        assert: runtime\n        reason: The ledger has no account without it.\n";
        Assert.Equal(findings, Bank.Check(files).Findings.Count);
    }

    [Theory]
    [InlineData("select customer_id, account_id from snap_account where dbt_valid_to is null order by balance_amount limit 10", "1,107-109 BKC3020")]
    [InlineData("select r.customer_id, r.account_id from (select customer_id, account_id, row_number() over (partition by customer_id order by account_id) as place_number from snap_account) as r where r.place_number = 1", "1,74-84 BKC3020")]
    public void AResultThatDependsOnRowOrderIsReported(string sql, string finding) =>
        Assert.Contains("marts/mart.sql " + finding, Findings("customer_id integer!, account_id varchar", sql));

    [Theory]
    [InlineData("select customer_id, account_id from snap_account where dbt_valid_to is null order by account_id limit 10")]
    [InlineData("select r.customer_id, r.account_id from (select customer_id, account_id, row_number() over (partition by customer_id order by account_id) as place_number from snap_account where dbt_valid_to is null) as r where r.place_number = 1")]
    [InlineData("select r.customer_id, r.account_id from (select customer_id, account_id, row_number() over (partition by account_id order by dbt_valid_from desc) as place_number from snap_account) as r where r.place_number = 1")]
    public void AUniqueOrderIsSilent(string sql) => Assert.Empty(Findings("customer_id integer!, account_id varchar", sql));

    [Theory]
    [InlineData("snap_account: customer_id")]
    [InlineData("snap_account: {column: customer_id}")]
    public void ADeclaredLinkStandsFirst(string link)
    {
        var report = Bank.Check(QueryModel.Of("mart", "account_id varchar!, customer_id integer!", "select account_id, customer_id from snap_account", "links: {" + link + "}"));
        Assert.Empty(report.Findings);
        Assert.Equal("customer_id", report.Queries.Single(static q => q.Name == "mart").Facts.Links[0].Output);
    }

    [Theory]
    [InlineData("select max(account_id) as account_id, customer_id from snap_account group by customer_id", "account_id is not in GROUP BY (marts/mart.sql, line 1, column 78)")]
    [InlineData("select cast(customer_id as string) as account_id, customer_id from snap_account", "account_id is not returned unchanged")]
    public void ADeclaredLinkThatDoesNotHoldSaysWhy(string sql, string reason)
    {
        var report = Bank.Check(QueryModel.Of("mart", "account_id varchar, customer_id integer!", sql, "links: {snap_account: account_id}"));
        var finding = Assert.Single(report.Findings);
        Assert.Equal("BKC4011 marts/mart.yml 4,36", $"{finding.Rule.Id} {finding.Span.Path} {finding.Span.Line + 1},{finding.Span.Column + 1}");
        Assert.Equal($"The link from 'snap_account.account_id' to 'account_id' does not hold: {reason}; remove the link, or change the SQL so that the link holds", finding.Message);
    }

    private static IReadOnlyList<string> Findings(string columns, string sql) => Bank.Findings(QueryModel.Of("mart", columns, sql));
}
