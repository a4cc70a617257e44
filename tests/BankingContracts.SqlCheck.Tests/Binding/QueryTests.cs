namespace BankingContracts.SqlCheck.Tests.Binding;

public sealed class QueryTests
{
    [Theory]
    [InlineData("select account_id, balance_amount from snap_account")]
    [InlineData("with a as (select account_id, balance_amount from snap_account) select account_id, balance_amount from a")]
    [InlineData("select account_id, cast(sum(balance_amount) as decimal(18, 2)) as balance_amount from snap_account group by account_id having count(*) > 0")]
    [InlineData("select account_id, round(balance_amount, 2) as balance_amount from snap_account where exists (select * from stg_account)")]
    [InlineData("select s.account_id, coalesce(s.balance_amount, 0.00) as balance_amount from snap_account as s left join stg_account as a on s.account_id = a.account_id;")]
    [InlineData("select cast(customer_id as string) as account_id, balance_amount from snap_account where opened_date < date '2020-01-01' + interval '1' day")]
    [InlineData("select account_id, balance_amount from snap_account where customer_id in (select customer_id from stg_account) union all select 'x', 1.00")]
    [InlineData("select r.account_id, r.balance_amount from (select account_id, balance_amount, row_number() over (partition by customer_id order by dbt_scd_id) as place from snap_account) as r where place = 1")]
    [InlineData("select account_id, null as balance_amount from snap_account")]
    [InlineData("select account_id, balance_amount from snap_account where opened_date >= '2020-01-31' and dbt_valid_from < '2020-01-31 10:00:00' and customer_id <> '5' and account_id = '5'")]
    public void ValidSqlIsSilent(string sql) => Assert.Empty(Bank.WithSql(sql));

    [Theory]
    [InlineData("select account_id balance_amount frm snap_account where", "1,34-37 BKC3005")]
    [InlineData("select account_id, balnce_amount as balance_amount from snap_account", "1,20-33 BKC3006")]
    [InlineData("select s.acount_id, balance_amount from snap_account as s", "1,8-19 BKC3006")]
    [InlineData("select x.account_id, balance_amount from snap_account as s", "1,8-20 BKC3006")]
    [InlineData("select uper(account_id) as account_id, balance_amount from snap_account", "1,8-12 BKC3007")]
    [InlineData("select account_id from snap_account", "1,1-7 BKC3008")]
    [InlineData("select account_id, balance_amount, opened_date from snap_account", "1,36-47 BKC3009")]
    [InlineData("select account_id, balance_amount, loaded_at as calculated_at from snap_account", "1,36-62 BKC3009")]
    [InlineData("select account_id, balance_amount, balance_amount from snap_account", "1,36-50 BKC3010")]
    [InlineData("select account_id, (balance_amount * 1.5) as balance_amount from snap_account", "1,20-60 BKC3011")]
    [InlineData("select * from snap_account", "1,8-9 BKC3012")]
    [InlineData("select s.* from snap_account as s", "1,8-11 BKC3012")]
    [InlineData("with a as (select * from snap_account) select account_id, balance_amount from a", "1,19-20 BKC3012")]
    [InlineData("select account_id, balance_amount from snap_account where loaded_at < now()", "1,71-74 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where opened_date < current_date", "1,73-85 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account order by random()", "1,62-68 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = user", "1,72-76 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = session_user", "1,72-84 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = current_schema", "1,72-86 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = current_database()", "1,72-88 BKC3013")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = version()", "1,72-79 BKC3013")]
    [InlineData("select s.account_id, balance_amount from snap_account as s join stg_account as a on true", "1,22-36 BKC3015")]
    [InlineData("select account_id, sum(balance_amount) as balance_amount from snap_account", "1,8-18 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where sum(balance_amount) > 1", "1,59-62 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = opened_date and opened_date > 5", "1,100-101 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account union all select account_id from snap_account", "1,53-58 BKC3015")]
    [InlineData("select account_id, coalesce(account_id, 0, customer_id) as balance_amount from snap_account", "1,20-28 BKC3015")]
    [InlineData("select account_id, count(*) as balance_amount from snap_account group by account_id having opened_date > date '2020-01-01'", "1,92-103 BKC3015")]
    [InlineData("select a.account_id, a.wrong as balance_amount from (select account_id from snap_account) as a", "1,22-29 BKC3006")]
    [InlineData("select account_id, row_number() as balance_amount from snap_account", "1,20-30 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where account_id = 5", "1,59-69 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where account_id in (1, 2)", "1,59-69 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where balance_amount > 'high'", "1,76-82 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where opened_date between '2020-01-01' and '2020-13-01'", "1,96-108 BKC3015")]
    [InlineData("select account_id, balance_amount from snap_account where customer_id in (select account_id from stg_account)", "1,71-73 BKC3015")]
    [InlineData("select s.account_id, s.balance_amount from snap_account as s join stg_account as a on s.customer_id = a.account_id", "1,103-115 BKC3015")]
    public void AMistakeIsReportedWhereItStands(string sql, string finding) => Assert.Equal([finding], Bank.WithSql(sql));

    [Theory]
    [InlineData("select\r\n\taccount_id,\r\n\tbalnce from snap_account", "3,2-8 BKC3006")]
    [InlineData("-- 😀 é\nselect account_id || '😀é' as account_id, balnce from snap_account", "2,43-49 BKC3006")]
    [InlineData("select\u00A0account_id,\u2003balnce\u3000from snap_account", "1,20-26 BKC3006")]
    [InlineData("/* \u00A0 */\tselect '\u00A0' || account_id as account_id, balnce from snap_account", "1,49-55 BKC3006")]
    [InlineData("\uFEFFselect account_id, balnce from snap_account", "1,20-26 BKC3006")]
    public void PositionsCountWhatEditorsCount(string sql, string finding) => Assert.Equal([finding], Bank.WithSql(sql));

    [Fact]
    public void AContractWhoseTableDoesNotParseKeepsNoOtherFromBeingChecked() => Assert.Equal(
        ["1,8-14 BKC3006"],
        Bank.Findings(
            ("source/src_card.yml", "version: 2\nmodels:\n  - name: src_card\n    source: {file: c.csv}\n    columns:\n      - {name: limit, data_type: varchar}\n"
                + "      - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}\n"),
            (Bank.Sql, "select balnce as account_id, balance_amount from snap_account")).Where(f => !f.StartsWith("source", StringComparison.Ordinal)));

    [Fact]
    public void WhatReadsAModelOfAWrongContractIsNotBlamed() => Assert.Empty(Bank.Findings(
        ("marts/account_base.yml", "version: 2\nmodels:\n  - name: account_base\n    config: {unique_key: acount_id}\n    columns:\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}\n"),
        ("marts/account_base.sql", "select account_id from snap_account"),
        ("marts/account_list.yml", "version: 2\nmodels:\n  - name: account_list\n    columns:\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}\n"),
        ("marts/account_list.sql", "select account_id from account_base")));

    [Theory]
    [InlineData("select account_id from account_base", new string[0])]
    [InlineData("select acount_id as account_id from account_base", new[] { "1,8-17 BKC3006" })]
    [InlineData("select sum(account_id) as account_id from account_base", new[] { "1,8-11 BKC3015" })]
    [InlineData("select account_id, nothing as other from account_base", new[] { "1,20-27 BKC3006", "1,20-36 BKC3009" })]
    public void WhatReadsAModelOfAWrongContractIsCheckedInTheSameBuild(string sql, string[] findings) =>
        Assert.Equal(findings, Reader("    config: {unique_key: acount_id}\n", "varchar", sql));

    [Theory]
    [InlineData("select cast(account_id as string) as account_id from account_base", new string[0])]
    [InlineData("select account_id from account_base", new string[0])]
    [InlineData("select account_id || lower(account_id) as account_id from account_base where account_id + 1 > 2", new string[0])]
    [InlineData("select cast(sum(account_id) as string) as account_id from account_base where year(account_id) > 2000", new string[0])]
    [InlineData("select cast(count(*) as bigint) as account_id from account_base where account_id > 1", new[] { "1,8-46 BKC3011" })]
    [InlineData("select account_id from account_base where acount_id = 1", new[] { "1,43-52 BKC3006" })]
    [InlineData("select account_id, account_id from account_base", new[] { "1,20-30 BKC3010" })]
    public void AColumnWhoseTypeIsWrongInItsContractIsOfAnyType(string sql, string[] findings) =>
        Assert.Equal(findings, Reader("", "varchr", sql));

    [Theory]
    [InlineData("select other_column as account_id from account_base", new string[0])]
    [InlineData("select cast(other_column as string) as account_id, account_id as second from account_base where a_b", new string[0])]
    [InlineData("select account_id, sum(1) as other from account_base", new[] { "1,8-18 BKC3015" })]
    public void AModelWhoseContractLostColumnsMayHaveMore(string sql, string[] findings) =>
        Assert.Equal(findings, Reader("", "varchar}\n      - {nme: other_column, data_type: varchar", sql));

    [Fact]
    public void AHistoryOverAWrongContractIsKnownAllTheSame() => Assert.Equal(
        ["1,8-17 BKC3006"],
        Bank.Findings(
            ("staging/stg_branch.yml", "version: 2\nmodels:\n  - name: stg_branch\n    config: {from: src_account, unique_key: nothing}\n    columns:\n"
                + "      - {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}\n"),
            ("snapshots/snap_branch.yml", "version: 2\nsnapshots:\n  - name: snap_branch\n    relation: stg_branch\n    config: {unique_key: account_id, strategy: check, check_cols: all}\n"),
            (Bank.Sql, "select acount_id as account_id, cast(count(*) as decimal(18, 2)) as balance_amount from snap_branch where dbt_valid_to is null and dbt_scd_id > '' group by 1")));

    [Fact]
    public void AWrongContractHidesNothingOfItsOwnSql() => Assert.Equal(
        ["1,20-60 BKC3011", "1,62-81 BKC3009"],
        Bank.Findings(
            (Bank.Mart, Bank.Contract("decimal(18,2)").Replace("    columns:", "    config: {unique_key: nobody}\n    columns:", StringComparison.Ordinal)),
            (Bank.Sql, "select account_id, (balance_amount * 1.5) as balance_amount, opened_date as some from snap_account")).Where(static f => f.Length > 0));

    /// <summary>What is found in a mart that reads another one, whose contract is wrong.</summary>
    private static string[] Reader(string config, string type, string sql) => [.. Bank.Findings(
            ("marts/account_base.yml", "version: 2\nmodels:\n  - name: account_base\n" + config + "    columns:\n      - {name: account_id, data_type: " + type + "}\n"),
            ("marts/account_base.sql", "select account_id from snap_account"),
            ("marts/account_list.yml", "version: 2\nmodels:\n  - name: account_list\n    columns:\n      - {name: account_id, data_type: varchar}\n"),
            ("marts/account_list.sql", sql))
        .Where(static f => f.StartsWith("marts/account_list.sql ", StringComparison.Ordinal))
        .Select(static f => f["marts/account_list.sql ".Length..])];

    [Fact]
    public void ATestIsHeldToAnOrderOfItsRowsToo() => Assert.Equal(
        ["tests/first_account.sql 1,57-58 BKC3020"],
        Bank.Findings(("tests/first_account.sql", "select account_id from snap_account where 1 = 2   limit 1")));

    [Fact]
    public void EveryUnknownColumnIsReported() => Assert.Equal(
        ["1,8-17 BKC3006", "1,33-42 BKC3006", "2,30-40 BKC3006", "3,7-12 BKC3006"],
        Bank.WithSql("select acount_id as account_id, s.balnces as balance_amount\nfrom snap_account as s where opend_date is null\n  and wrong > 1"));

    [Fact]
    public void WhatIsMissingIsReportedBesideAnUnknownColumn() => Assert.Equal(
        ["1,1-7 BKC3008", "1,8-17 BKC3006"],
        Bank.WithSql("select acount_id as account_id from snap_account"));

    [Fact]
    public void WhatTheGeneratorReportsIsNotRepeated()
    {
        Assert.Empty(Bank.WithSql("select account_id, balance_amount from snap_acount"));
        Assert.Empty(Bank.WithSql("delete from snap_account"));
        Assert.Empty(Bank.WithSql(""));
    }

    [Fact]
    public void AWrongModelMakesNoOtherWrong() => Assert.Equal(
        ["marts/second_total.sql 1,20-26 BKC3006", "1,8-13 BKC3006"],
        Bank.Findings(
            (Bank.Sql, "select wrong as account_id, balance_amount from snap_account"),
            ("marts/second_total.yml", Bank.Contract("decimal(18,2)").Replace("account_total", "second_total", StringComparison.Ordinal)),
            ("marts/second_total.sql", "select account_id, wrong2 as balance_amount from account_total")).OrderBy(static f => f.StartsWith('1')));

    [Fact]
    public void TheMessageNamesBothWaysOut() => Assert.Equal(
        ["The column 'balance_amount' is decimal(18,4) here but decimal(18,2) in the contract; write cast(round(..., 2) as decimal(18,2)), or 'data_type: decimal(18,4)' in the contract"],
        Bank.Messages("select account_id, balance_amount * 1.25 as balance_amount from snap_account"));

    [Theory]
    [InlineData("customer_id", "bigint", true)]
    [InlineData("customer_id", "smallint", false)]
    [InlineData("customer_id", "decimal(12,2)", true)]
    [InlineData("customer_id", "decimal(11,2)", false)]
    [InlineData("customer_id", "double", true)]
    [InlineData("customer_id", "varchar", false)]
    [InlineData("balance_amount", "decimal(20,4)", true)]
    [InlineData("balance_amount", "decimal(18,3)", false)]
    [InlineData("balance_amount", "double", false)]
    [InlineData("opened_date", "timestamp", false)]
    [InlineData("account_id", "varchar", true)]
    [InlineData("count(*) over ()", "bigint", true)]
    public void AnOutputTypeMustFitWithoutLoss(string expression, string type, bool fits) => Assert.Equal(
        fits ? [] : ["BKC3011"],
        Bank.WithSql("select account_id, " + expression + " as balance_amount from snap_account", type).Select(static f => f.Split(' ')[^1]));
}
