using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.SqlRules;

public class PairingTests
{
    [Fact]
    public void SqlWithoutContractSuggestsANearName()
    {
        var pipeline = Banking.With().Sql("marts/account_sumary.sql", "select 1 as x");

        Assert.Equal(["BKC3001 marts/account_sumary.sql:1:1 ''"], pipeline.Findings());
        Assert.Equal("The SQL file 'marts/account_sumary.sql' has no contract; did you mean 'account_summary'?", pipeline.Message());
    }

    [Theory]
    [InlineData("source/src_account.sql", "have no SQL; delete the file")]
    [InlineData("staging/stg_account.sql", "have no SQL; delete the file")]
    [InlineData("snapshots/snap_account.sql", "have no SQL; delete the file")]
    [InlineData("intermediate/account_summary.sql", "is in marts; move the SQL file or the contract")]
    [InlineData("macros/helper.sql", "move it into intermediate, marts or tests")]
    [InlineData("helper.sql", "move it into intermediate, marts or tests")]
    [InlineData("marts/unheard_of.sql", "add one to marts/unheard_of.yml or delete the file")]
    public void SqlInTheWrongPlace(string path, string advice)
    {
        var pipeline = Banking.With().Sql(path, "select 1 as x");

        Assert.Equal([$"BKC3001 {path}:1:1 ''"], pipeline.Findings());
        Assert.Contains(advice, pipeline.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select account_id from int_account;", "select account_id from int_account")]
    [InlineData("select account_id from int_account; -- by id\n", "select account_id from int_account -- by id\n")]
    [InlineData("select ';' as x /* ; */ from int_account ; ;\n-- ;", "select ';' as x /* ; */ from int_account  \n-- ;")]
    [InlineData("select 1 as x -- ;\n", "select 1 as x -- ;\n")]
    public void TheSemicolonAtTheEndIsNoPartOfTheQuery(string text, string sql)
    {
        var pipeline = Banking.With(Mart("branch_report", Column("branch_id"))).Sql("marts/branch_report.sql", text).Sql("tests/branch_test.sql", text);
        Assert.Equal(sql, pipeline.Model("branch_report").Sql);
        Assert.Equal(sql, Assert.Single(pipeline.Resolve().SingularTests).Sql);
    }

    [Fact]
    public void SqlInASubfolderOfItsLayer() => Assert.Empty(
        Banking.With(Mart("branch_report", Column("branch_id"))).Sql("marts/branches/branch_report.sql", "select 1 as branch_id from int_account").Findings());

    [Fact]
    public void ContractWithoutSql()
    {
        var pipeline = Banking.With(Mart("branch_report", Column("branch_id")));

        Assert.Equal(["BKC3002 branch_report#name"], pipeline.Findings());
        Assert.Equal("'branch_report' needs exactly one SQL file; add marts/branch_report.sql", pipeline.Message());
    }

    [Fact]
    public void TwoSqlFilesOfOneName() => Assert.Equal(
        ["BKC3002 account_summary#name"], Banking.With().Sql("marts/old/account_summary.sql", "select 1 as x").Findings());

    [Fact]
    public void SingularTestsNeedNoContract() =>
        Assert.Empty(Banking.With().Sql("tests/none_negative.sql", "select * from int_account where balance_amount < 0").Findings());

    [Fact]
    public void ASingularTestOverNoModel() => Assert.Equal(
        ["BKC3004 tests/none_negative.sql:1:1 ''"], Banking.With().Sql("tests/none_negative.sql", "select 1 as x where 1 = 0").Findings());

    [Fact]
    public void ASingularTestsEntryNeedsItsSql() => Assert.Equal(
        ["BKC3002 tests/tests.yml:2:3 ''"], Banking.With().AddTest("none_negative", TestSettings.Default).Findings());

    [Fact]
    public void TwoSingularTestsOfOneName() => Assert.Equal(
        ["BKC3002 tests/b/same.sql:1:1 ''"],
        Banking.With().Sql("tests/a/same.sql", "select 1 as x from int_account").Sql("tests/b/same.sql", "select 1 as x from int_account").Findings());

    [Theory]
    [InlineData("select 1 as x; select 2 as x", "1:16 'select'")]
    [InlineData("delete from int_account", "1:1 'delete'")]
    [InlineData("with a as (select 1 as x)\ninsert into b select * from a", "2:1 'insert'")]
    [InlineData("select 'open from int_account", "1:8 '''")]
    [InlineData("select 1 /* open", "1:10 '/*'")]
    [InlineData("select (1 as x", "1:8 '('")]
    [InlineData("select 1) as x", "1:9 ')'")]
    [InlineData("with a as (\n  select sum(x from int_account\n)\nselect x from a", "2:13 '('")]
    [InlineData("with a as (\n  select extract(day from x) as y from int_account\nselect y from a", "1:11 '('")]
    [InlineData("with a as (select 1 as x),\nb as (\n  select 2 as y\nselect y from b", "2:6 '('")]
    [InlineData("-- nothing here", "1:1 ''")]
    [InlineData("{{ config(materialized='table') }} select 1 as x", "1:1 '{'")]
    [InlineData("select 1 as x from {{ ref('int_account') }}", "1:20 '{'")]
    [InlineData("select 1 as x\0 where never", "1:14 '\0'")]
    [InlineData("s\0e\0l\0e\0c\0t\0", "1:2 '\0'")]
    [InlineData("select 1 as x -- \a", "1:18 '\a'")]
    [InlineData("select 1 as x\u200B", "1:14 '\u200B'")]
    public void NotOneSelect(string sql, string place) =>
        Assert.Equal([$"BKC3003 marts/account_summary.sql:{place}"], Banking.WithMartSql(sql).Findings());

    [Theory]
    [InlineData("select 1 as x;")]
    [InlineData("select 1 as x; -- done\n;")]
    [InlineData("\uFEFFselect 1 as x")]
    [InlineData("select\u00A0'\u200B' as x -- \u200B")]
    [InlineData("(select 1 as x) union all (select 2 as x)")]
    [InlineData("with a as (select 1 as x) select x from a")]
    [InlineData("with a as (select 1 as x) (select x from a)")]
    [InlineData("/* a /* b */ c */ select ';' as x")]
    public void OneSelect(string sql) => Assert.Empty(Banking.WithMartSql(sql).Findings());
}
