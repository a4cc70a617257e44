using System.Globalization;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>What is never closed is reported where it opens, not where the rest closes something else.</summary>
public sealed class UnclosedTests
{
    [Theory]
    // A bracket of a CTE, by what follows it.
    [InlineData("with a as (\n  select account_id from snap_account\nselect account_id from a", "1,11-12")]
    [InlineData("with a as (\n  select account_id from snap_account\n), b as (\n  select account_id from a\nselect account_id from b", "3,9-10")]
    [InlineData("with a as (select account_id from snap_account where customer_id in (1, 2) select account_id from a", "1,11-12")]
    // A list or a call inside a CTE, by the layout.
    [InlineData("with a as (select account_id from snap_account where customer_id in (1, 2\n)\nselect account_id from a", "1,69-70")]
    [InlineData("with a as (\n  select account_id\n  from snap_account\n  where customer_id in (1, 2\n)\nselect account_id from a", "4,24-25")]
    [InlineData("with a as (\n  select account_id\n  from snap_account\n  where customer_id in (1, 2\n), b as (\n  select account_id from a\n)\nselect account_id from b", "4,24-25")]
    [InlineData("with a as (\n  select lower(account_id as account_id from snap_account\n)\nselect account_id from a", "2,15-16")]
    [InlineData("with a as (\n  select count(account_id as c from snap_account\n)\nselect c from a", "2,15-16")]
    [InlineData("with a as (\n  select account_id from snap_account\n  where lower(account_id = 'x'\n)\nselect account_id from a", "3,14-15")]
    [InlineData("with a as (\n  select coalesce(account_id, trim(account_id) as x\n  from snap_account\n)\nselect x from a", "2,18-19")]
    [InlineData("with a as (\n  select account_id, row_number() over (partition by customer_id order by account_id as n\n  from snap_account\n)\nselect n from a", "2,40-41")]
    // Nested subqueries.
    [InlineData("select account_id from snap_account\nwhere customer_id in (\n  select customer_id from stg_account\n  where account_id in (select max(account_id) from stg_account\n)\norder by account_id", "4,23-24")]
    [InlineData("select account_id from snap_account where customer_id = (select max(customer_id) from stg_account where account_id in ('a', 'b')", "1,57-58")]
    [InlineData("select account_id, (select max(customer_id) from stg_account as m\nfrom snap_account", "1,20-21")]
    [InlineData("select t.account_id from (select account_id from snap_account where customer_id = 1 as t where t.account_id = 'x'", "1,26-27")]
    // Conditions, by the clause behind them.
    [InlineData("select account_id from snap_account where (customer_id = 1 or customer_id = 2 group by account_id", "1,43-44")]
    [InlineData("select account_id from snap_account where customer_id in (1, 2 union all select account_id from stg_account", "1,58-59")]
    [InlineData("select max((customer_id) as x from snap_account", "1,11-12")]
    [InlineData("select account_id from snap_account where (customer_id = 1", "1,43-44")]
    [InlineData("select ((((account_id from snap_account", "1,11-12")]
    // What has FROM or WHERE of its own is not open.
    [InlineData("select extract(year from opened_date), lower(account_id from snap_account", "1,45-46")]
    [InlineData("select sum(customer_id) filter (where account_id is distinct from 'x'), lower(account_id from snap_account", "1,78-79")]
    [InlineData("select x from ((select account_id as x from snap_account) union all select account_id from stg_account) t where (x = 'a'", "1,113-114")]
    // One bracket too many, and what opens nowhere.
    [InlineData("select lower(account_id)) from snap_account", "1,25-26")]
    [InlineData("with a as (\n  select lower(account_id)) as x from snap_account\n)\nselect x from a", "2,27-28")]
    [InlineData("select x\nfrom (\n  select lower(account_id)) as x\n  from snap_account\n) as t", "3,27-28")]
    [InlineData("select x\nfrom (\n  select lower account_id) as x\n  from snap_account\n) as t", "3,26-27")]
    [InlineData("with a (select account_id from snap_account) select account_id from a", "1,8-9")]
    [InlineData("with a ( as select account_id from snap_account) select account_id from a", "1,8-9")]
    [InlineData("select lower account_id) from snap_account", "1,24-25")]
    [InlineData("with a as\n  select account_id from snap_account\n)\nselect account_id from a", "2,3-9")]
    // Quotes and comments.
    [InlineData("select account_id from snap_account\nwhere account_id = 'x", "2,20-21")]
    [InlineData("select account_id\nfrom snap_account\nwhere account_id = 'x\n  and account_id <> 'y'", "3,20-21")]
    [InlineData("select account_id from snap_account where account_id = 'x and account_id <> 'y'", "1,56-57")]
    [InlineData("select account_id from snap_account where account_id = 'it's'", "1,56-57")]
    [InlineData("select account_id from snap_account where account_id = 'it''s", "1,56-57")]
    [InlineData("select \"account_id from snap_account", "1,8-9")]
    [InlineData("select \"account_id, \"customer_id\" from snap_account", "1,8-9")]
    [InlineData("select account_id -- the key\nfrom snap_account /* all\nwhere account_id = 'x'", "2,19-21")]
    [InlineData("select /* a /* b */ account_id from snap_account", "1,8-10")]
    [InlineData("select $$x from snap_account", "1,8-10")]
    [InlineData("select ‘x’ as y from snap_account", "1,8-9")]
    [InlineData("select customer_id – 1 as y from snap_account", "1,20-21")]
    public void ThePlaceIsWhereItOpens(string sql, string place)
    {
        var fault = SqlStatement.Parse(sql).Fault!.Value;
        var span = new SqlText(new ContractSource("tests/mistake.sql", "tests/mistake.sql", sql)).Span(fault.Start, fault.Start + fault.Length);

        Assert.Equal(place, string.Create(CultureInfo.InvariantCulture, $"{span.Line + 1},{span.Column + 1}-{span.EndColumn + 1}"));
    }

    [Theory]
    [InlineData("select case when customer_id = 1 then 'a' as x from snap_account", "1,8-12")]
    [InlineData("select case when customer_id = 1 then 'a' else 'b' from snap_account", "1,8-12")]
    [InlineData("select\n  account_id,\n  case customer_id\n    when 1 then 'a'\n  from snap_account", "3,3-7")]
    [InlineData("select sum(case when customer_id = 1 then 1) as x from snap_account", "1,12-16")]
    [InlineData("select case when customer_id = 1 then case when account_id = 'a' then 1 end as x from snap_account", "1,8-12")]
    [InlineData("select case when account_id is distinct from 'a' then 1 end as y, case when customer_id = 1 then 1, 2 as x from snap_account", "1,67-71")]
    [InlineData("select account_id from snap_account where case when customer_id = 1 then true", "1,43-47")]
    [InlineData("with a as (\n  select case when customer_id = 1 then 1 else 0 as x\n  from snap_account\n)\nselect x from a", "2,10-14")]
    public void ACaseWithoutEndIsReportedWhereItStarts(string sql, string place)
    {
        var finding = Assert.Single(Bank.Check(("tests/mistake.sql", sql)).Findings);
        Assert.Equal(place + " This is not valid SQL: this CASE is never closed; write END after its last value", string.Create(CultureInfo.InvariantCulture, $"{finding.Span.Line + 1},{finding.Span.Column + 1}-{finding.Span.EndColumn + 1} {finding.Message}"));
    }

    [Fact]
    public void ACaseThatIsClosedIsNotTakenForOneThatIsNot() => Assert.Equal(
        ["tests/mistake.sql 1,47-48 BKC3005"],
        Bank.Findings(("tests/mistake.sql", "select case when customer_id = 1 then 1 end, (, 2) as x from snap_account")));
}
