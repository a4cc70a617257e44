using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>What depends on the order of rows; a has key id, b the key (p, q).</summary>
public sealed class OrderDependenceTests
{
    private static readonly TableCatalog Catalog = Given.Catalog(
        "a: id INTEGER!, k INTEGER, x INTEGER, s VARCHAR, d DOUBLE, m DECIMAL(18,2); key id",
        "b: p INTEGER!, q INTEGER!, k INTEGER, y INTEGER; key p q");

    [Theory]
    [InlineData("select first(x) from a group by k", "Aggregate first")]
    [InlineData("select any_value(x) from a group by k", "Aggregate any_value")]
    [InlineData("select arg_max(x, k) from a", "Aggregate arg_max")]
    [InlineData("select string_agg(s, ',') from a", "Aggregate string_agg")]
    [InlineData("select string_agg(s, ',' order by x) from a", "Aggregate string_agg")]
    [InlineData("select list(x) from a", "Aggregate list")]
    [InlineData("select array(select x from a)", "Aggregate array_agg")]
    [InlineData("select first(y order by p) from b", "Aggregate first")]
    [InlineData("select row_number() over (partition by k order by x) from a", "Window row_number")]
    [InlineData("select row_number() over () from a", "Window row_number")]
    [InlineData("select lag(x) over (order by x) from a", "Window lag")]
    [InlineData("select sum(x) over (order by k rows unbounded preceding) from a", "Window sum")]
    [InlineData("select first_value(x) over (order by k) from a", "Window first_value")]
    [InlineData("select sum(d) from a", "FloatingPoint sum")]
    [InlineData("select avg(d * 2) from a", "FloatingPoint avg")]
    [InlineData("select sum(x / 2) from a", "FloatingPoint sum")]
    [InlineData("select sum(coalesce(d, 0)) from a", "FloatingPoint sum")]
    [InlineData("select sum(d) over (partition by k) from a", "FloatingPoint sum")]
    [InlineData("select stddev_pop(x) from a", "FloatingPoint stddev_pop")]
    [InlineData("select x from a order by k limit 1", "Limit limit")]
    [InlineData("select x from a union all select y from b limit 1", "Limit limit")]
    [InlineData("select distinct on (k) x from a order by k, x, s", "")]
    [InlineData("select distinct on (k) x from a order by k, s", "DistinctOn distinct on")]
    [InlineData("select x from a tablesample 10 percent", "Sample sample")]
    [InlineData("with c as (select first(x) as f from a group by k) select f from c as l, c as r", "Aggregate first")]
    [InlineData("select id from a where x = (select first(y) from b where b.k = a.k)", "Aggregate first")]
    [InlineData("select row_number() over (order by a.id) from a join b on a.k = b.k", "Window row_number")]
    [InlineData("select row_number() over (order by a.id) from a left join b on a.k = b.p", "Window row_number")]
    [InlineData("select any_value(b.y) from a left join b on b.p = a.k and b.q = a.x group by a.k", "Aggregate any_value")]
    public void WhatTiesIsFound(string sql, string expected) => AssertFound(expected, sql);

    [Theory]
    [InlineData("select first(x order by x) from a group by k")]
    [InlineData("select first(x order by id) from a group by k")]
    [InlineData("select any_value(x) from a group by id")]
    [InlineData("select any_value(a.x) from a join b on a.id = b.p group by b.p")]
    [InlineData("select arg_max(x, id) from a")]
    [InlineData("select string_agg(s, ',' order by s) from a")]
    [InlineData("select string_agg(s, ',' order by k, id) from a")]
    [InlineData("select row_number() over (partition by k order by x, id) from a")]
    [InlineData("select row_number() over (partition by p order by q) from b")]
    [InlineData("select row_number() over (order by q) from b where p = 1")]
    [InlineData("select rank() over (order by x) from a")]
    [InlineData("select sum(x) over (partition by k) from a")]
    [InlineData("select sum(x) over (partition by k order by s) from a")]
    [InlineData("select first_value(k) over (order by k) from a")]
    [InlineData("select sum(m), avg(m), avg(x), max(d), count(d) from a")]
    [InlineData("select x from a order by id limit 1")]
    [InlineData("select x from a order by x limit 1")]
    [InlineData("select k, count(*) from a group by k order by k limit 1")]
    [InlineData("select distinct x, k from a order by all limit 1")]
    [InlineData("select row_number() over (order by k) from (select k, count(*) as n from a group by k)")]
    [InlineData("select row_number() over (order by k, x) from (select distinct k, x from a)")]
    [InlineData("select row_number() over (order by a.id) from a left join b on b.p = a.k and b.q = a.x")]
    [InlineData("select row_number() over (order by a.id) from a semi join b on a.k = b.k")]
    [InlineData("with c as (select id, x from a) select row_number() over (order by id) from c")]
    [InlineData("select row_number() over (order by k) from (select k from a union select y from b)")]
    public void ATotalOrderIsSilent(string sql) => AssertFound("", sql);

    [Fact]
    public void TheFindingStandsWhereTheCallDoes()
    {
        const string Sql = "select id, 'é', row_number() over (order by x) from a";
        Assert.Equal(17, Given.Analysis(Sql, Catalog).OrderDependences[0].Location);
    }

    private static void AssertFound(string expected, string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal(expected, string.Join(", ", analysis.OrderDependences.Select(static o => $"{o.Kind} {o.Name}")));
    }
}
