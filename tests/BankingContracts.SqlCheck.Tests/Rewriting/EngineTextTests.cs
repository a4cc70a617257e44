using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Rewriting;

/// <summary>What each engine gets. That the values are equal is compared on the engines, in BankingContracts.Portable.Tests.</summary>
public sealed class EngineTextTests
{
    private const string Test = "tests/no_account_is_lost.sql";

    [Theory]
    [InlineData("customer_id / 2", "customer_id / 2")]
    [InlineData("cast(balance_amount as decimal(9, 2)) / customer_id", "cast(cast(balance_amount as decimal(9, 2)) as double) / cast(customer_id as double)")]
    [InlineData("rank() over (order by opened_date, account_id desc)", "rank() over (order by opened_date nulls last, account_id desc nulls last)")]
    [InlineData("rank() over (order by opened_date nulls first)", "rank() over (order by opened_date nulls first)")]
    [InlineData("count_if(customer_id > 1)", "sum(cast(customer_id > 1 as int))")]
    [InlineData("sum(customer_id) filter (where customer_id > 1) over ()", "sum(case when customer_id > 1 then customer_id end) over ()")]
    [InlineData("account_id like account_id", @"account_id like replace(account_id, '\\', '\\\\')")]
    [InlineData("account_id || '${x}'", "account_id || ('' || '$' || '{x}')")]
    [InlineData("regexp_extract(account_id, '[a-z].$', 0)", @"regexp_extract(account_id, '[a-z][^\\n]\\z', 0)")]
    [InlineData("round_half_up(balance_amount, 1)", "cast(balance_amount as decimal(38,1))")]
    [InlineData("left(account_id, 2)", "left(account_id, 2)")]
    public void SparkGetsItsOwnText(string expression, string spark)
    {
        var report = Bank.Check((Test, $"select {expression} as x from snap_account"));
        Assert.DoesNotContain(report.Findings, static f => f.Rule.Id != "BKC3020");
        var texts = Assert.Single(report.Queries, static q => q.IsTest).Facts.Texts;
        Assert.Equal($"select {spark} as x from snap_account", texts?.Spark ?? $"select {expression} as x from snap_account");
    }

    [Fact]
    public void DuckDbGetsTheTextOfTheAuthor()
    {
        var texts = Assert.Single(Bank.Check((Test, "select balance_amount / 3 as x -- thirds\nfrom snap_account")).Queries, static q => q.IsTest).Facts.Texts;
        Assert.Equal("select balance_amount / 3 as x -- thirds\nfrom snap_account", texts!.DuckDb);
    }

    [Fact]
    public void AConditionOfATestIsWrittenForEachEngine()
    {
        var report = Bank.Check((Bank.Mart, Bank.Contract("decimal(18,2)", "        data_tests: [{expression_is_true: {expression: 'ratio(balance_amount, 3, 2) >= 0'}}]\n")));
        Assert.Empty(report.Findings);
        var condition = Assert.Single(report.Conditions);
        Assert.Equal(("account_total", "ratio(balance_amount, 3, 2) >= 0"), (condition.Model, condition.Condition));
        Assert.StartsWith("list_transform(", condition.Texts.DuckDb, StringComparison.Ordinal);
        Assert.StartsWith("element_at(", condition.Texts.Spark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("median(balance_amount)", "1,8-14")]
    [InlineData("cast(1e0 * customer_id as string)", "1,8-12")]
    [InlineData("account_id || (1e0 * customer_id)", "1,19-20")]
    [InlineData("split_part(account_id, '', 1)", "1,8-18")]
    [InlineData("split_part(account_id, ',', 0)", "1,8-18")]
    [InlineData("lpad(account_id, 3, '')", "1,8-12")]
    [InlineData("substring(account_id, 0, 2)", "1,8-17")]
    [InlineData("substring(account_id, -3, 2)", "1,8-17")]
    [InlineData("regexp_extract(account_id, account_id, 0)", "1,8-22")]
    [InlineData("round(balance_amount, -16)", "1,8-13")]
    [InlineData("round(cast(customer_id as double), customer_id)", "1,8-13")]
    [InlineData("customer_id | 1 & 2", "1,24-25")]
    [InlineData("account_id || 1 + 2", "1,19-20")]
    [InlineData("(account_id, customer_id) < (account_id, 2)", "1,34-35")]
    [InlineData("(account_id, customer_id) in (select account_id, customer_id from stg_account)", "1,34-36")]
    [InlineData("corr(customer_id, customer_id)", "1,8-12")]
    [InlineData("reverse(account_id)", "1,8-15")]
    public void WhatNoTextMakesEqualIsRefusedWhereItStands(string expression, string place) =>
        Assert.Equal([$"{Test} {place} BKC3014"], Bank.Findings((Test, $"select {expression} as x from snap_account")));

    [Theory]
    [InlineData("median(cast(balance_amount as double))")]
    [InlineData("cast(cast(1e0 * customer_id as decimal(18, 2)) as string)")]
    [InlineData("split_part(account_id, ',', -1)")]
    [InlineData("left(right(account_id, 3), 2)")]
    [InlineData("round(balance_amount, -15)")]
    [InlineData("(customer_id | 1) & 2")]
    [InlineData("account_id || (1 + 2)")]
    [InlineData("account_id < 'a' or (account_id = 'a' and customer_id < 2)")]
    public void TheNearestValidFormIsSilent(string expression) =>
        Assert.Empty(Bank.Findings((Test, $"select {expression} as x from snap_account")));
}
