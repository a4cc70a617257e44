using BankingContracts.Runtime.DuckDb.Sandbox;

namespace BankingContracts.Runtime.DuckDb.Tests.Sandbox;

public sealed class ExplainPrefixTests
{
    [Theory]
    [InlineData("select 1", "", "select 1")]
    [InlineData("explain select 1", "explain ", " select 1")]
    [InlineData("EXPLAIN ANALYZE select 1", "explain analyze ", " select 1")]
    [InlineData(" /* a */ -- b\n explain\n/* c */analyze select 1", "explain analyze ", " select 1")]
    [InlineData("explain (format json) select 1", "explain (format json) ", " select 1")]
    [InlineData("explain (ANALYZE, FORMAT json)select 1", "explain (analyze, format json) ", "select 1")]
    [InlineData("explain (select 1)", "explain ", " (select 1)")]
    [InlineData("explain (format c64) select 1", "explain ", " (format c64) select 1")]
    [InlineData("explained", "", "explained")]
    [InlineData("explain", "explain ", "")]
    [InlineData("-- explain", "", "-- explain")]
    public void AnExplainIsTakenOff(string sql, string prefix, string statement) =>
        Assert.Equal((prefix, statement), ExplainPrefix.Split(sql));
}
