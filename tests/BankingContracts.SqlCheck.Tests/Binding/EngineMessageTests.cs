using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>What the engine says is told in our words, at the place of the mistake.</summary>
public sealed class EngineMessageTests
{
    // Texts of the engine, and what only its own tables and settings are called.
    private static readonly string[] Raw =
    [
        "explicit type casts", "explicit cast", "You might need", "LITERAL", "VARCHAR", "~~", "memory.", "Use SET", "COLUMNS(*)", "out of range -", "at or near", "Binder", "Catalog", "Parser", "!",
        "should be between", "is wrong: This SQL", "INT64", "duplicate alias", "AS my_alias", "supported",
    ];

    /// <summary>A mistake of every class of message, with the line and column of what is wrong.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "select customer_id\nfrom snap_account\ngroup by 1,\n  7", "4,3 BKC3015" },
        { "select customer_id\nfrom snap_account\nunion all\nselect customer_id from stg_account\norder by balance_amount", "5,10 BKC3015" },
        { "select customer_id\nfrom snap_account\nunion all\nselect customer_id from stg_account\norder by 5", "5,10 BKC3015" },
        { "select customer_id from snap_account order by 9", "1,47 BKC3015" },
        { "select customer_id,\n  cast(balance_amount as decimal(50,2)) as x\nfrom snap_account", "2,26 BKC3015" },
        { "select customer_id,\n  cast(balance_amount as decimal(10,12)) as x\nfrom snap_account", "2,26 BKC3015" },
        { "select customer_id\nfrom snap_account\nwhere customer_id > 1\nfor update", "4,1 BKC3005" },
        { "select customer_id\ninto foo\nfrom snap_account", "2,1 BKC3005" },
        { "select customer_id\nfrom snap_account as a\njoin stg_account as a\n  on a.customer_id = a.customer_id", "3,21 BKC3015" },
        { "with a as (select 1 as x),\n  a as (select 2 as x)\nselect a.x from snap_account, a", "2,3 BKC3005" },
        { "select customer_id\nfrom snap_account\nwhere customer_id like 5", "3,19 BKC3015" },
        { "select customer_id from snap_account\nwhere sum(customer_id) > 1", "2,7 BKC3015" },
        { "select customer_id from snap_account\nwhere row_number() over (order by account_id) = 1", "2,7 BKC3015" },
        { "select customer_id, count(*) as c from snap_account", "1,8 BKC3015" },
        { "select customer_id from snap_account where customer_id in (select customer_id, account_id from stg_account)", "1,56 BKC3015" },
        { "select customer_id from snap_account\nunion all\nselect customer_id, account_id from stg_account", "2,1 BKC3015" },
        { "select\n  account_id * 2 as y\nfrom snap_account", "2,14 BKC3015" },
        { "select sum(account_id) as s from snap_account", "1,8 BKC3015" },
        { "select - account_id as x from snap_account", "1,8 BKC3015" },
        { "select max(*) as x from snap_account", "1,8 BKC3015" },
        { "select split_part(account_id) as x from snap_account", "1,8 BKC3015" },
        { "select account_id,\n  rank(customer_id) over () as x from snap_account", "2,3 BKC3015" },
        { "select case when customer_id > 1 then opened_date else 5 end as x from snap_account", "1,8 BKC3015" },
        { "select coalesce(opened_date, 5) as x from snap_account", "1,8 BKC3015" },
        { "select greatest(customer_id, opened_date) as x from snap_account", "1,30 BKC3015" },
        { "select customer_id from snap_account limit 'a'", "1,44 BKC3015" },
        { "select customer_id from snap_account limit -1", "1,44 BKC3015" },
        { "select cast(customer_id as foo) as x from snap_account", "1,28 BKC3015" },
        { "select customer_id,, account_id from snap_account", "1,20 BKC3005" },
        { "select customer_id from snap_account where", "1,38 BKC3005" },
        { "with a as (select 1 as x)\nselect from snap_account, a", "2,1 BKC3005" },
        { "select max(sum(customer_id)) as x from snap_account", "1,12 BKC3015" },
        { "select sum(customer_id) over (\n  order by sum(customer_id) over ()) as x from snap_account", "2,29 BKC3005" },
        { "select account_id,\n  count(distinct *) as x from snap_account", "2,18 BKC3015" },
        { "select customer_id from snap_account join stg_account using (nope)", "1,62 BKC3015" },
        { "select customer_id from snap_account a join stg_account b on a.account_id = b.account_id", "1,8 BKC3015" },
        { "select account_id,\n  percentile_cont(2) within group (order by customer_id) as x from snap_account", "2,3 BKC3015" },
        { "select grouping(customer_id) as x from snap_account", "1,8 BKC3015" },
        { "select first_value(customer_id) over (rows between unbounded following and current row) as x from snap_account", "1,52 BKC3005" },
        { "select sum(customer_id) over w as x from snap_account", "1,30 BKC3005" },
        { "select s.a from snap_account as s(a, b, c, d, e, f, g, h, i, j, k, l)", "1,17 BKC3015" },
        { "select sum(customer_id) over (range between 1 preceding and current row) as x from snap_account", "1,8 BKC3015" },
        { "select account_id,\n  round(balance_amount, customer_id) as x from snap_account", "2,3 BKC3015" },
        { "select customer_id from snap_account where customer_id between 'a' and opened_date", "1,56 BKC3015" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void NoMessageComesThroughRaw(string sql, string place)
    {
        var findings = Bank.Check(("tests/mistake.sql", sql)).Findings.Where(static f => f.Rule == SqlRules.DoesNotBind || f.Rule == SqlRules.SyntaxError).ToList();
        Assert.Contains(place, findings.Select(static f => $"{f.Span.Line + 1},{f.Span.Column + 1} {f.Rule.Id}"));
        Assert.DoesNotContain(findings, static f => Raw.Any(r => f.Message.Contains(r, StringComparison.Ordinal)));
        Assert.All(findings, static f => Assert.DoesNotContain("does not understand it at", f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("select customer_id from snap_account where customer_id like 5", "This SQL is wrong: 'like' does not take integer and integer; cast them to what it takes")]
    [InlineData("select customer_id,, account_id from snap_account", "This is not valid SQL: it is not understood from ',' onwards; a comma, a bracket or a keyword may be missing before it")]
    [InlineData("select cont(*) as x from snap_account", "There is no function 'cont'; did you mean 'count'?")]
    public void AMessageNamesTheOffenderAndARemedy(string sql, string message) =>
        Assert.Contains(message, Bank.Check(("tests/mistake.sql", sql)).Findings.Select(static f => f.Message));

    [Fact]
    public void AConditionsMessageIsSaidOnce()
    {
        var message = Assert.Single(Bank.Check((Bank.Mart, Bank.Contract("decimal(18,2)", "        data_tests: [{expression_is_true: {expression: balance_amount like 5}}]\n"))).Findings).Message;
        Assert.Equal("The test 'expression_is_true' of 'account_total' is wrong: 'like' does not take decimal(18,2) and integer; cast them to what it takes", message);
    }

    [Theory]
    [InlineData("|\n                account_id <> ''\n                and balance_amnt > 0", "12,21-33")]
    [InlineData(">\n                account_id <> ''\n\n                and balance_amnt > 0", "13,21-33")]
    [InlineData("account_id <> ''\n                and balance_amnt > 0", "11,21-33")]
    [InlineData("balance_amnt > 0", "10,27-43")]
    public void AConditionOverSeveralLinesIsReportedInItsLine(string condition, string place)
    {
        var tests = "        data_tests:\n          - expression_is_true:\n              expression: " + condition + "\n";
        Assert.Equal([Bank.Mart + " " + place + " BKC3016"], Bank.Findings((Bank.Mart, Bank.Contract("decimal(18,2)", tests))));
    }
}
