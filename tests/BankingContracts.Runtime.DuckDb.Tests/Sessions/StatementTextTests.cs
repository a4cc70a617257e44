using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Sessions;

/// <summary>The text of statements in traces.</summary>
public sealed class StatementTextTests
{
    [Theory]
    [InlineData("select 'Ada' as name", "select ? as name")]
    [InlineData("select 'O''Brien', 12.50, -3e5, 0xFF, true", "select ?, -?")]
    [InlineData("select * from t where k in ('a', 'b', 'c')", "select * from t where k in (?)")]
    [InlineData("insert into t values (1, 'a'),\n  (2, 'b')", "insert into t values (?)")]
    [InlineData("select \"a b\", \"it's\" from \"my table\" where x = 'y'", "select \"a b\", \"it's\" from \"my table\" where x = ?")]
    [InlineData("select a1, t2.b3 from t2 -- 'Ada'\nwhere /* 17 */ c = 1", "select a1, t2.b3 from t2 where c = ?")]
    [InlineData("select $$Ada's$$, $tag$secret $$ more$tag$", "select ?")]
    [InlineData(@"select E'it\'s secret', x'ff'", "select ?")]
    [InlineData(@"select 'ends with \', a", "select ?, a")]
    [InlineData("select 'not closed", "select ?")]
    [InlineData("  select\t1\r\n", "select ?")]
    [InlineData("create table t (a decimal(18,2))", "create table t (a decimal(?))")]
    public void ValuesOfDuckDbAreLeftOut(string sql, string expected) => Assert.Equal(expected, StatementText.WithoutValues(sql, '"'));

    [Theory]
    [InlineData("select \"Ada\" from `my \"table\"`", "select ? from `my \"table\"`")]
    [InlineData(@"select 'it\'s secret', a", "select ?, a")]
    [InlineData(@"select a rlike r'[0-9]\', b", "select a rlike ?, b")]
    public void ValuesOfSparkAreLeftOut(string sql, string expected) => Assert.Equal(expected, StatementText.WithoutValues(sql, '`'));

    [Theory]
    [InlineData("select ?", "SELECT")]
    [InlineData("(with a as (select ?) select a)", "WITH")]
    [InlineData("", "STATEMENT")]
    public void TheFirstWordIsTheOperation(string text, string expected) => Assert.Equal(expected, StatementText.Operation(text));
}
