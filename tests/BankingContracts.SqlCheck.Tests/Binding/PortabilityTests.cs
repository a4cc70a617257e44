namespace BankingContracts.SqlCheck.Tests.Binding;

public sealed class PortabilityTests
{
    [Theory]
    [InlineData("account_id::string", "17-19")]
    [InlineData("customer_id // 2", "19-21")]
    [InlineData("customer_id ** 2", "19-21")]
    [InlineData("customer_id ^ 2", "19-20")]
    [InlineData("account_id ~ 'x'", "18-19")]
    [InlineData("account_id similar to 'x'", "18-28")]
    [InlineData("account_id glob 'x'", "18-22")]
    [InlineData("account_id[1:2]", "17-18")]
    [InlineData("{'a': 1}", "7-8")]
    [InlineData("\"account_id\"", "7-19")]
    [InlineData("E'x'", "7-11")]
    [InlineData("'a\\b'", "7-12")]
    [InlineData("cast(account_id as varchar)", "26-33")]
    [InlineData("cast(customer_id as hugeint)", "27-34")]
    [InlineData("cast(customer_id as decimal)", "27-34")]
    [InlineData("concat(account_id, 'x')", "7-13")]
    [InlineData("regexp_matches(account_id, 'x')", "7-21")]
    [InlineData("account_id.lower()", "7-23")]
    [InlineData("customer_id = any (select customer_id from stg_account)", "21-24")]
    public void AnExpressionThatOneEngineLacksIsRefused(string expression, string columns) => Assert.Equal(
        ["2," + columns + " BKC3014"],
        Bank.Findings((Test, "select\n      " + expression + " as x from snap_account")).Select(static f => f.Replace(Test + " ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("select account_id from snap_account qualify row_number() over (order by account_id) = 1", "1,37-44")]
    [InlineData("select distinct on (customer_id) account_id from snap_account", "1,8-19")]
    [InlineData("select account_id from (from snap_account) as a", "1,25-29")]
    [InlineData("select a.account_id from snap_account as a positional join stg_account as b", "1,44-59")]
    [InlineData("select account_id from snap_account union by name select account_id from stg_account", "1,43-50")]
    [InlineData("select account_id, from snap_account", "1,18-19")]
    [InlineData("select account_id from snap_account limit 10%", "1,43-45")]
    [InlineData("select account_id from snap_account using sample 10%", "1,37-49")]
    [InlineData("select account_id from snap_account, generate_series(1, 2) as g(x)", "1,38-53")]
    [InlineData("select account_id from (pivot snap_account on customer_id using sum(balance_amount))", "1,25-30")]
    public void AClauseThatOneEngineLacksIsRefused(string sql, string place) => Assert.Contains(place + " BKC3014", Bank.WithSql(sql));

    [Theory]
    [InlineData("account_id ilike 'x%' and not account_id like '%y' escape '!'")]
    [InlineData("extract(year from opened_date) + year(opened_date)")]
    [InlineData("trim(both 'x' from account_id) || substring(account_id from 1 for 2) || upper(account_id)")]
    [InlineData("case when customer_id is distinct from 2 then -customer_id % 3 else nullif(customer_id, 1) end")]
    [InlineData("sum(balance_amount) over (partition by customer_id order by account_id rows between 1 preceding and current row)")]
    [InlineData("cast('2020-01-01' as date) - interval '2' month")]
    [InlineData("lag(balance_amount, 1) over (order by account_id)")]
    [InlineData("try_cast(account_id as decimal(5, 2))")]
    [InlineData("customer_id != 1 or customer_id <> -1 or customer_id >=-1")]
    public void AnExpressionThatBothHaveIsSilent(string expression) =>
        Assert.Empty(Bank.Findings((Test, "select " + expression + " as x from snap_account")));

    private const string Test = "tests/no_account_is_lost.sql";
}
