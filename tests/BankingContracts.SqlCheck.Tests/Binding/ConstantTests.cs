namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>Constants that are no value of what they are called: BKC3018.</summary>
public sealed class ConstantTests
{
    private const string Test = "tests/no_account_is_lost.sql";

    [Theory]
    [InlineData("date '2026-02-30'", "12-24")]
    [InlineData("opened_date > date '2026-13-01'", "26-38")]
    [InlineData("timestamp '2026-01-31 25:00:00'", "17-38")]
    [InlineData("cast('abc' as integer)", "12-17")]
    [InlineData("cast('1.5' as integer)", "12-17")]
    [InlineData("cast('' as integer)", "12-14")]
    [InlineData("'31.01.2026'::date", "7-19")]
    [InlineData("cast(300 as tinyint)", "12-15")]
    [InlineData("cast(9999999999 as integer)", "12-22")]
    [InlineData("cast(123456.78 as decimal(5, 2))", "12-21")]
    [InlineData("cast('123456.78' as decimal(5, 2))", "12-23")]
    [InlineData("cast('maybe' as boolean)", "12-19")]
    [InlineData("1e400", "7-12")]
    [InlineData("1234567890123456789012345678901234567890", "7-47")]
    [InlineData("regexp_extract(account_id, '[a', 0)", "34-38")]
    [InlineData("regexp_extract(account_id, '(', 0)", "34-37")]
    [InlineData("regexp_extract(account_id, '(?=a)b', 0)", "34-42")]
    [InlineData("regexp_extract(account_id, '*', 0)", "34-37")]
    [InlineData("regexp_extract(account_id, 'a', 1)", "39-40")]
    [InlineData("regexp_extract(account_id, '(a)[(](?:b)', 2)", "49-50")]
    [InlineData("account_id like 'a' escape 'ab'", "34-38")]
    [InlineData("account_id not ilike 'a' escape ''", "39-41")]
    [InlineData("account_id like 'a!b' escape '!'", "23-28")]
    [InlineData("account_id like 'a!' escape '!'", "23-27")]
    [InlineData("make_date(2026, 2, 30)", "7-16")]
    [InlineData("cast('ab' || 'c' as integer)", "7-11")]
    [InlineData("cast(1000 * 1000 as smallint)", "7-11")]
    [InlineData("2147483647 + 1", "7-21")]
    [InlineData("-2147483647 - 2", "7-22")]
    [InlineData("customer_id + 2147483647 * 2", "21-35")]
    [InlineData("customer_id > (2000000000 + 100000000) * 2", "21-49")]
    [InlineData("5 - (2147483647 + 1)", "12-26")]
    [InlineData("9223372036854775807 + 1", "7-30")]
    [InlineData("cast(2147483647 + 1 as bigint)", "12-26")]
    [InlineData("cast(100 as tinyint) * cast(100 as tinyint)", "7-50")]
    [InlineData("make_timestamp(2026, 1, 31, 25, 0, 0)", "7-21")]
    [InlineData("chr(-1)", "7-10")]
    [InlineData("substring(account_id, 'x')", "29-32")]
    [InlineData("lpad(account_id, 'five', '0')", "24-30")]
    [InlineData("customer_id = 99999999999", "21-32")]
    [InlineData("customer_id in (1, -99999999999)", "26-27")]
    [InlineData("case when opened_date < date '2026-04-31' then 1 end", "36-48")]
    [InlineData("count(*) filter (where opened_date > date '2026-04-31')", "49-61")]
    public void WhatIsNoValueIsReportedWhereItStands(string expression, string columns) => Assert.Equal(
        [Test + " 2," + columns + " BKC3018"], Bank.Findings((Test, "select\n      " + expression + " as x from snap_account")));

    [Theory]
    [InlineData("with a as (select account_id from snap_account where opened_date > date '2026-02-30') select account_id from a", "1,73-85")]
    [InlineData("with a as (select account_id from snap_account where opened_date > date '2026-02-30') select account_id from snap_account", "1,73-85")]
    [InlineData("select account_id from snap_account where customer_id in (select customer_id from stg_account where opened_date > date '2026-02-30')", "1,120-132")]
    public void InAnyNesting(string sql, string place) => Assert.Equal([Test + " " + place + " BKC3018"], Bank.Findings((Test, sql)));

    [Theory]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: \"opened_date > date '2026-02-30'\"}\n", "9,46-79")]
    [InlineData("        data_tests:\n          - positive_value: {where: \"regexp_extract(account_id, '(', 0) = ''\"}\n", "9,37-78")]
    [InlineData("        constraints: [{type: check, expression: \"account_id like 'a' escape 'ab'\"}]\n", "8,49-82")]
    public void InDeclaredTestsToo(string tests, string place) =>
        Assert.Contains(Bank.Mart + " " + place + " BKC3018", Bank.WithTests(tests));

    [Theory]
    [InlineData("date '2024-02-29'")]
    [InlineData("date '2026-1-5'")]
    [InlineData("timestamp '2026-01-31 12:30:15.123456'")]
    [InlineData("timestamp '2026-01-31'")]
    [InlineData("cast('15' as integer) + cast('-3' as bigint)")]
    [InlineData("cast('1.50' as decimal(5, 2)) + cast('1e3' as double)")]
    [InlineData("cast(100 as tinyint) + cast(-32768 as smallint)")]
    [InlineData("cast(123.45 as decimal(5, 2))")]
    [InlineData("cast(null as date)")]
    [InlineData("cast('1' || '5' as integer) + cast(100 * 100 as smallint)")]
    [InlineData("cast('NaN' as double)")]
    [InlineData("2147483646 + 1 - 5 * (3 + 4)")]
    [InlineData("2147483648 + 1 + cast(2147483647 as bigint) + 1")]
    [InlineData("date '2026-01-31' + 1 > date '2026-01-01' - 30")]
    [InlineData("customer_id + 1 > 2147483647 - 1")]
    [InlineData("1.5 * 2 + 10 / 4")]
    [InlineData("try_cast('abc' as integer)")]
    [InlineData("1e300 + 12345678901234567890123456789012345678")]
    [InlineData("regexp_extract(account_id, '^([0-9]+)-(?:[A-Z]|[()])(x)$', 2)")]
    [InlineData("account_id like '100!%!_!!' escape '!'")]
    [InlineData("make_date(2026, 2, 28) = make_date(customer_id, 2, 30)")]
    [InlineData("chr(65) || repeat('x', 3)")]
    [InlineData("customer_id = 2147483647 or customer_id < 99999999999 or balance_amount = 99999999999")]
    [InlineData("interval '1' day + interval '2 hours' + interval 3 minute")]
    public void WhatIsAValueIsSilent(string expression) => Assert.Empty(Bank.Findings((Test, "select " + expression + " as x from snap_account")));

    [Theory]
    [InlineData("2147483647 + 1", "2147483647 + 1 is not a valid integer; cast a number to a wider type: cast(2147483647 as bigint)")]
    [InlineData("9223372036854775807 + 1", "9223372036854775807 + 1 is not a valid bigint; cast a number to a wider type: cast(9223372036854775807 as decimal(38, 0))")]
    public void ArithmeticOverNumbersThatHasNoResultNamesAWiderType(string expression, string message) => Assert.Equal(
        [message], Bank.Check((Test, "select " + expression + " as x from snap_account")).Findings.Select(static f => f.Message));

    [Theory]
    [InlineData("cast(2147483647 as bigint) + 1")]
    [InlineData("cast(9223372036854775807 as decimal(38, 0)) + 1")]
    public void TheWiderTypeIsSilent(string expression) => Assert.Empty(Bank.Findings((Test, "select " + expression + " as x from snap_account")));

    [Fact]
    public void TheMessageSaysWhatToWrite() => Assert.Equal(
        ["'2026-02-30' is not a valid date; write a date that exists: date 'yyyy-MM-dd'"],
        Bank.Messages("select account_id, balance_amount from snap_account where opened_date > date '2026-02-30'"));
}
