namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>The end of an open version taken for NULL, where <c>dbt_valid_to_current</c> gives it an instant: BKC3035.</summary>
public sealed class OpenEndTests
{
    private const string Test = "tests/no_account_is_lost.sql";
    private const string Snapshot = "snapshots/snap_account.yml";
    private const string Copy = "intermediate/int_account_version";

    private const string Copied = "select s.account_id, s.dbt_valid_from as valid_from_at, s.dbt_valid_to as valid_to_at from snap_account as s";

    [Theory]
    [InlineData("select account_id from snap_account where dbt_valid_to is null", "1,43-55")]
    [InlineData("select account_id from snap_account where dbt_valid_to is not null", "1,43-55")]
    [InlineData("select account_id from snap_account as s\nwhere s.customer_id = 1 and (s.dbt_valid_to is null or s.account_id = 'x')", "2,30-44")]
    [InlineData("select account_id from snap_account where not (dbt_valid_to is null)", "1,48-60")]
    [InlineData("select account_id from snap_account where dbt_valid_to is not distinct from null", "1,43-55")]
    [InlineData("select account_id from snap_account where null is distinct from dbt_valid_to", "1,65-77")]
    [InlineData("select account_id from snap_account where cast(dbt_valid_to as date) is null", "1,48-60")]
    [InlineData("select case when dbt_valid_to is null then 1 else 2 end as x from snap_account", "1,18-30")]
    [InlineData("select count(*) filter (where dbt_valid_to is null) as x from snap_account", "1,31-43")]
    [InlineData("select account_id, sum(case when dbt_valid_to is null then 1 else 0 end) as x from snap_account group by account_id", "1,34-46")]
    [InlineData("select account_id from snap_account where (dbt_valid_to) is null", "1,44-56")]
    [InlineData("select account_id from snap_account order by dbt_valid_to is null", "1,46-58")]
    [InlineData("with a as (select account_id, dbt_valid_to as e from snap_account), b as (select a.e as f from a) select f from b where f is null", "1,121-122")]
    [InlineData("with a as (select account_id from snap_account where dbt_valid_to is null) select account_id from stg_account", "1,54-66")]
    [InlineData("select a.account_id from (select account_id, dbt_valid_to as e from snap_account) as a where a.e is null", "1,94-97")]
    [InlineData("select f from (select dbt_valid_to as f from snap_account union all select dbt_valid_to from snap_account) as a where f is null", "1,119-120")]
    [InlineData("select a.account_id from stg_account as a join snap_account as s on s.account_id = a.account_id and s.dbt_valid_to is null", "1,101-115")]
    [InlineData("select a.account_id from stg_account as a left join snap_account as s on s.account_id = a.account_id and s.dbt_valid_to is null", "1,106-120")]
    [InlineData("select s.account_id from snap_account as s left join stg_account as a on s.account_id = a.account_id where s.dbt_valid_to is null", "1,108-122")]
    [InlineData("select account_id from stg_account as a where exists (select 1 from snap_account as s where s.account_id = a.account_id and s.dbt_valid_to is null)", "1,125-139")]
    [InlineData("select account_id from snap_account as s where exists (select 1 from stg_account as a where s.account_id = a.account_id and s.dbt_valid_to is null)", "1,125-139")]
    public void AConditionIsReportedWhereItNamesTheColumn(string sql, string place) =>
        Assert.Equal([Test + " " + place + " BKC3035"], Bank.Findings((Snapshot, Dated("9999-12-31")), (Test, sql)));

    [Theory]
    [InlineData("select account_id from snap_account where dbt_valid_to = timestamp '9999-12-31'")]
    [InlineData("select account_id from snap_account where coalesce(dbt_valid_to, timestamp '2026-01-01') > dbt_valid_from")]
    [InlineData("select account_id from snap_account where opened_date is null")]
    [InlineData("select a.account_id from stg_account as a left join snap_account as s on s.account_id = a.account_id where s.dbt_valid_to is null")]
    [InlineData("select a.account_id from snap_account as s right join stg_account as a on s.account_id = a.account_id where s.dbt_valid_to is null")]
    [InlineData("select a.account_id from snap_account as s full join stg_account as a on s.account_id = a.account_id where s.dbt_valid_to is null")]
    [InlineData("with s as (select a.account_id, v.dbt_valid_to as e from stg_account as a left join snap_account as v on v.account_id = a.account_id) select account_id from s where e is null")]
    [InlineData("select account_id from stg_account as a where (select max(s.dbt_valid_to) from snap_account as s where s.account_id = a.account_id) is null")]
    [InlineData("select account_id from (select account_id, nullif(dbt_valid_to, timestamp '9999-12-31') as e from snap_account) as s where e is null")]
    [InlineData("select account_id from (select account_id, dbt_valid_to as e from snap_account union all select account_id, cast(null as timestamp) from stg_account) as s where e is null")]
    [InlineData("select account_id, dbt_valid_to, count(*) as c from snap_account group by rollup(account_id, dbt_valid_to) having dbt_valid_to is null")]
    public void WhatCanBeNullOrIsNotAskedIsSilent(string sql) => Assert.DoesNotContain(
        Bank.Findings((Snapshot, Dated("9999-12-31")), (Test, sql)), static f => f.EndsWith("BKC3035", StringComparison.Ordinal));

    [Fact]
    public void WithoutAnInstantForOpenVersionsItIsNull() =>
        Assert.Empty(Bank.Findings((Test, "select account_id from snap_account where dbt_valid_to is null")));

    [Fact]
    public void AModelIsReportedToo() => Assert.Equal(
        ["1,59-71 BKC3035"], Bank.Findings((Snapshot, Dated("9999-12-31")), (Bank.Sql, "select account_id, balance_amount from snap_account where dbt_valid_to is null")));

    [Fact]
    public void AConditionOfTheSnapshotIsReportedInItsContract() => Assert.Equal(
        [Snapshot + " 9,27-47 BKC3035"],
        Bank.Findings((Snapshot, Dated("9999-12-31") + "    data_tests:\n      - expression_is_true:\n          expression: dbt_valid_to >= dbt_valid_from\n          config: {where: dbt_valid_to is null}\n")));

    [Theory]
    [InlineData("select account_id from int_account_version where valid_to_at is null", Test + " 1,50-61 BKC3035")]
    [InlineData("select account_id from int_account_version where valid_from_at is null", null)]
    public void ACopyInAModelIsFollowed(string sql, string? finding) => Assert.Equal(
        finding is null ? [] : [finding], Bank.Findings((Snapshot, Dated("9999-12-31")), (Copy + ".yml", Intermediate("")), (Copy + ".sql", Copied), (Test, sql)));

    [Fact]
    public void SoIsOneInTheConditionsOfThatModelsContract() => Assert.Equal(
        [Copy + ".yml 9,42-67 BKC3035"],
        Bank.Findings(
            (Snapshot, Dated("9999-12-31")), (Copy + ".sql", Copied),
            (Copy + ".yml", Intermediate("    data_tests:\n      - expression_is_true: {expression: 'valid_to_at is not null'}\n"))));

    [Fact]
    public void ACopyThatAJoinFillsWithNullIsNotFollowed() => Assert.Empty(Bank.Findings(
        (Snapshot, Dated("9999-12-31")), (Copy + ".yml", Intermediate("")),
        (Copy + ".sql", "select a.account_id, a.loaded_at as valid_from_at, s.dbt_valid_to as valid_to_at from stg_account as a left join snap_account as s on s.account_id = a.account_id"),
        (Test, "select account_id from int_account_version where valid_to_at is null")));

    [Theory]
    [InlineData("9999-12-31", "dbt_valid_to is null", "'dbt_valid_to' is never NULL because 'snap_account' sets dbt_valid_to_current, so this condition is always false; write dbt_valid_to = timestamp '9999-12-31'")]
    [InlineData("to_date('2999-01-01')", "s.dbt_valid_to is not null", "'s.dbt_valid_to' is never NULL because 'snap_account' sets dbt_valid_to_current, so this condition is always true; write s.dbt_valid_to <> timestamp '2999-01-01'")]
    [InlineData("9999-12-31", "cast(s.dbt_valid_to as date) is null", "'s.dbt_valid_to' is never NULL because 'snap_account' sets dbt_valid_to_current, so this condition is always false; write s.dbt_valid_to = timestamp '9999-12-31'")]
    [InlineData("'9999-12-31 23:59:59'", "dbt_valid_to is null", "'dbt_valid_to' is never NULL because 'snap_account' sets dbt_valid_to_current, so this condition is always false; write dbt_valid_to = timestamp '9999-12-31 23:59:59'")]
    public void TheMessageSaysWhatToWrite(string end, string condition, string message) => Assert.Equal(
        [message], Bank.Check((Snapshot, Dated(end)), (Test, "select account_id from snap_account as s where " + condition)).Findings.Select(static f => f.Message));

    private static string Dated(string end) =>
        "version: 2\nsnapshots:\n  - name: snap_account\n    relation: stg_account\n    config: {unique_key: account_id, strategy: check, check_cols: all, dbt_valid_to_current: \"" + end + "\"}\n";

    private static string Intermediate(string tests) =>
        "version: 2\nmodels:\n  - name: int_account_version\n    columns:\n      - {name: account_id, data_type: varchar}\n"
        + "      - {name: valid_from_at, data_type: timestamp}\n      - {name: valid_to_at, data_type: timestamp}\n" + tests;
}
