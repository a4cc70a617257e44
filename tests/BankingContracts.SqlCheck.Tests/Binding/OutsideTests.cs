using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>No query and no condition reads files, the network or the machine.</summary>
public sealed class OutsideTests
{
    [Theory]
    [InlineData("read_csv('x.csv')")]
    [InlineData("read_csv_auto('https://example.com/x.csv')")]
    [InlineData("read_text('/etc/passwd')")]
    [InlineData("read_blob('/etc/passwd')")]
    [InlineData("read_json('x.json')")]
    [InlineData("read_parquet('a')")]
    [InlineData("parquet_scan('a.parquet')")]
    [InlineData("parquet_metadata('a.parquet')")]
    [InlineData("glob('*')")]
    [InlineData("sniff_csv('a.csv')")]
    [InlineData("sqlite_scan('a.db', 't')")]
    [InlineData("duckdb_settings()")]
    [InlineData("query('select 1')")]
    public void ATableFunctionIsRefused(string call)
    {
        Assert.Contains("tests/out.sql 1,45-" + (45 + call.IndexOf('(', StringComparison.Ordinal)) + " BKC3031", Bank.Findings(("tests/out.sql", "select s.account_id from snap_account as s, " + call)));
        Assert.Contains(Bank.Check((Bank.Mart, Bank.Contract("decimal(18,2)", "        data_tests: [{expression_is_true: {expression: \"exists (select 1 from " + call + ")\"}}]\n"))).Findings, static f => (f.Rule == SqlRules.ReachesOutside || f.Rule == SqlRules.NotPortable) && f.Span.Path == Bank.Mart);
    }

    [Theory]
    [InlineData("select getenv('HOME') as x from snap_account", "tests/out.sql 1,8-14 BKC3031")]
    public void AFunctionIsRefused(string sql, string finding) => Assert.Contains(finding, Bank.Findings(("tests/out.sql", sql)));

    [Fact]
    public void NoSettingLowersTheRule() => Assert.False(SqlRules.ReachesOutside.IsConfigurable || SqlRules.NotPortable.IsConfigurable || ReferenceRules.UnknownReference.IsConfigurable);

    [Theory]
    [InlineData("select 1 as x from snap_account pivot (sum(customer_id) for account_id in ('a'))")]
    public void APartOfFromThatIsNotUnderstoodIsAnError(string sql) =>
        Assert.Contains(Bank.Findings(("tests/out.sql", sql)), static f => f.EndsWith("BKC3030", StringComparison.Ordinal) || f.EndsWith("BKC3014", StringComparison.Ordinal));
}
