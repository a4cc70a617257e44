namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>Where a condition is due, a boolean has to be: BKC3017.</summary>
public sealed class ConditionTests
{
    private const string Test = "tests/no_account_is_lost.sql";

    [Theory]
    [InlineData("select account_id from snap_account where balance_amount", "1,43-57")]
    [InlineData("select account_id from snap_account where account_id", "1,43-53")]
    [InlineData("select account_id from snap_account where opened_date", "1,43-54")]
    [InlineData("select account_id from snap_account where 1", "1,43-44")]
    [InlineData("select account_id from snap_account where 'yes'", "1,43-48")]
    [InlineData("select account_id from snap_account where null", "1,43-47")]
    [InlineData("select account_id from snap_account where balance_amount * 2 - 1", "1,43-57")]
    [InlineData("select account_id from snap_account where account_id || 'x'", "1,43-53")]
    [InlineData("select account_id from snap_account where (select max(balance_amount) from stg_account)", "1,43-44")]
    [InlineData("select account_id from snap_account where customer_id = 1 and balance_amount", "1,63-77")]
    [InlineData("select account_id from snap_account where customer_id = 1 or (customer_id = 2 and (account_id = 'x' or customer_id))", "1,104-115")]
    [InlineData("select account_id from snap_account where not customer_id", "1,47-58")]
    [InlineData("select account_id from snap_account where customer_id is true", "1,43-54")]
    [InlineData("select account_id from snap_account where customer_id is not false", "1,43-54")]
    [InlineData("select s.account_id from snap_account as s join stg_account as a on a.customer_id", "1,69-82")]
    [InlineData("select s.account_id from snap_account as s left join stg_account as a on a.account_id = s.account_id and a.customer_id", "1,106-119")]
    [InlineData("select customer_id from snap_account group by customer_id having count(*)", "1,66-71")]
    [InlineData("select case when customer_id then 1 else 2 end as x from snap_account", "1,18-29")]
    [InlineData("select if(customer_id, 1, 2) as x from snap_account", "1,11-22")]
    [InlineData("select count(*) filter (where customer_id) as x from snap_account", "1,31-42")]
    [InlineData("select sum(customer_id) filter (where customer_id) over () as x from snap_account", "1,39-50")]
    [InlineData("select (customer_id and account_id = 'x') as x from snap_account", "1,9-20")]
    [InlineData("with a as (select account_id from snap_account where customer_id) select account_id from a", "1,54-65")]
    [InlineData("with a as (select account_id from snap_account where customer_id) select account_id from snap_account", "1,54-65")]
    [InlineData("with a as (select account_id, customer_id as c from snap_account) select account_id from a where c", "1,98-99")]
    [InlineData("select account_id from (select account_id from snap_account where customer_id) as a", "1,67-78")]
    [InlineData("select account_id from snap_account as s where exists (select 1 from stg_account as a where a.balance_amount)", "1,93-109")]
    [InlineData("select (select max(a.account_id) from stg_account as a where a.customer_id) as x from snap_account", "1,62-75")]
    [InlineData("select account_id from snap_account union all select account_id from stg_account where customer_id", "1,88-99")]
    [InlineData("select account_id from snap_account order by case when customer_id then 1 else 2 end", "1,56-67")]
    public void WhatIsNoBooleanIsReportedWhereItStands(string sql, string place) =>
        Assert.Equal([Test + " " + place + " BKC3017"], Bank.Findings((Test, sql)));

    [Theory]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: balance_amount}\n", "9,46-60")]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: account_id = 'x' or balance_amount}\n", "9,46-80")]
    [InlineData("        data_tests:\n          - positive_value: {where: account_id}\n", "9,37-47")]
    [InlineData("        constraints: [{type: check, expression: balance_amount}]\n", "8,49-63")]
    [InlineData("        constraints: [{type: check, expression: not balance_amount}]\n", "8,49-67")]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: 'exists (select 1 from snap_account where customer_id)'}\n", "9,46-101")]
    public void SoAreTheConditionsOfDeclaredTestsAndConstraints(string tests, string place) =>
        Assert.Equal([Bank.Mart + " " + place + " BKC3017"], Bank.WithTests(tests));

    [Theory]
    [InlineData("balance_amount > 0 and not (account_id = 'x' or opened_date is null)")]
    [InlineData("true")]
    [InlineData("cast(account_id as boolean)")]
    [InlineData("(balance_amount > 0) is not true")]
    [InlineData("coalesce(balance_amount > 0, false)")]
    [InlineData("case account_id when 'x' then true else customer_id > 1 end")]
    [InlineData("if(customer_id > 1, account_id = 'x', null)")]
    [InlineData("(select bool_and(customer_id > 1) from stg_account)")]
    [InlineData("nullif(customer_id > 1, true) or null")]
    [InlineData("account_id like 'x%' and contains(account_id, 'y') and account_id in ('x', 'y')")]
    [InlineData("exists (select * from stg_account) and customer_id in (select customer_id from stg_account)")]
    public void WhatIsABooleanIsSilent(string condition) =>
        Assert.Empty(Bank.Findings((Test, "select account_id from snap_account where " + condition)));

    [Fact]
    public void TheMessageSaysWhatToWrite() => Assert.Equal(
        ["WHERE needs a boolean, but this is decimal(18,2); compare it: value <> 0"],
        Bank.Messages("select account_id, balance_amount from snap_account where balance_amount"));
}
