using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>The sources of the first output column, and what filters the rows.</summary>
public sealed class LineageTests
{
    private static readonly TableCatalog Catalog = Given.Catalog(
        "a: id INTEGER!, k INTEGER, x INTEGER, s VARCHAR; key id",
        "b: id INTEGER!, k INTEGER, y INTEGER, s VARCHAR; key id");

    [Theory]
    [InlineData("select x from a", "a.x copy")]
    [InlineData("select a.x as z from a", "a.x copy")]
    [InlineData("select X from A", "a.x copy")]
    [InlineData("select m from a as t (l, m)", "a.k copy")]
    [InlineData("select x + k from a", "a.k expression, a.x expression")]
    [InlineData("select cast(x as bigint) from a", "a.x expression")]
    [InlineData("select case when k > 1 then x else 0 end from a", "a.k expression, a.x expression")]
    [InlineData("select 1 from a", "")]
    public void AnOutputComesFromWhatItsExpressionNames(string sql, string sources) => AssertSources(sql, sources);

    [Theory]
    [InlineData("with c as (select x as z from a) select z from c", "a.x copy")]
    [InlineData("with c as (select x + 1 as z from a) select z from c", "a.x expression")]
    [InlineData("with c (p, q) as (select id, x from a) select q from c", "a.x copy")]
    [InlineData("with c as (select * from a), d as (select * from c) select d.x from d", "a.x copy")]
    [InlineData("select z from (select max(x) as z from a)", "a.x aggregate")]
    [InlineData("select z + 1 from (select max(x) as z from a)", "a.x aggregate")]
    [InlineData("select max(z) from (select x + 1 as z from a)", "a.x aggregate")]
    [InlineData("with a as (select y as x from b) select x from a", "b.y copy")]
    [InlineData("with a as (select k as x from a) select x from a", "a.k copy")]
    [InlineData("select x from (with a as (select y as x from b) select x from a)", "b.y copy")]
    public void LineageGoesThroughSubqueriesAndCtes(string sql, string sources) => AssertSources(sql, sources);

    [Theory]
    [InlineData("select count(*) from a", "a.* aggregate")]
    [InlineData("select sum(x) from a group by k", "a.x aggregate")]
    [InlineData("select sum(x) filter (where k > 1) from a", "a.k filter, a.x aggregate")]
    [InlineData("select string_agg(s, ',' order by id) from a", "a.id filter, a.s aggregate")]
    [InlineData("select sum(x) over (partition by k order by id) from a", "a.id filter, a.k filter, a.x aggregate")]
    [InlineData("select row_number() over (order by id) from a", "a.id filter")]
    public void AggregatesAndWindowsTellWhatTheyTakeFromWhatTheySortBy(string sql, string sources) => AssertSources(sql, sources);

    [Theory]
    [InlineData("select x from a union all select y from b", "a.x copy, b.y copy")]
    [InlineData("select x as p, k as q from a union all by name select y as q, k as p from b", "a.x copy, b.k copy")]
    [InlineData("select x from a except select y from b", "a.x copy")]
    [InlineData("with recursive r as (select id, x from a union all select r.id, b.y from r join b on b.k = r.id) select x from r", "a.x copy, b.y copy")]
    public void SetOperationsUniteByPosition(string sql, string sources) => AssertSources(sql, sources);

    [Theory]
    [InlineData("select x from a join b using (id)", "a.x copy")]
    [InlineData("select id from a join b using (id)", "a.id copy")]
    [InlineData("select id from a right join b using (id)", "b.id copy")]
    [InlineData("select id from a full join b using (id)", "a.id expression, b.id expression")]
    [InlineData("select s from (select * from a natural left join b)", "a.s copy")]
    [InlineData("select (select max(y) from b where b.k = a.k) from a", "a.k filter, b.k filter, b.y aggregate")]
    [InlineData("select exists (select b.y from b where b.k = a.k) from a", "a.k filter, b.k filter")]
    [InlineData("select x in (select y from b) from a", "a.x expression, b.y expression")]
    [InlineData("select l.z from a, lateral (select a.x + b.y as z from b) as l", "a.x expression, b.y expression")]
    public void JoinsAndSubqueriesResolveTheirColumns(string sql, string sources) => AssertSources(sql, sources);

    [Theory]
    [InlineData("select x as p, p + 1 as q from a", 1, "a.x expression")]
    [InlineData("select k as x, x + 1 as q from a", 1, "a.x expression")]
    [InlineData("select * exclude (id) from a", 0, "a.k copy")]
    [InlineData("select * replace (x + 1 as k) from a", 1, "a.x expression")]
    [InlineData("select b.* from a join b using (id)", 2, "b.y copy")]
    [InlineData("select * from a join b using (id)", 4, "b.k copy")]
    public void StarsAndAliasesFollowTheEnginesRules(string sql, int position, string sources)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal(sources, Given.Lineage(analysis.Columns[position]));
    }

    [Theory]
    [InlineData("select 1 from a where k = 2", "a.k")]
    [InlineData("select 1 from a join b on a.k = b.k", "a.k, b.k")]
    [InlineData("select 1 from a semi join b using (id)", "a.id, b.id")]
    [InlineData("select count(*) from a group by s having max(x) > 1", "a.s, a.x")]
    [InlineData("select x as z from a where z > 1", "a.x")]
    [InlineData("select x as z, count(*) from a group by z", "a.x")]
    [InlineData("select x, count(*) from a group by 1", "a.x")]
    [InlineData("select x, count(*) from a group by all", "a.x")]
    [InlineData("select 1 from a qualify row_number() over (partition by k order by id) = 1", "a.id, a.k")]
    [InlineData("select distinct x from a", "a.x")]
    [InlineData("select x from a order by k", "")]
    [InlineData("select x from a order by k limit 1", "a.k")]
    [InlineData("select x from a union select y from b", "a.x, b.y")]
    [InlineData("select x from a except all select y from b", "a.x, b.y")]
    [InlineData("select 1 from a where exists (select 1 from b where b.k = a.k)", "a.k, b.k")]
    [InlineData("select 1 from a where id not in (select y from b)", "a.id, b.y")]
    [InlineData("with c as (select * from b where y = 1) select x from a", "")]
    [InlineData("with c as (select * from b where y = 1) select 1 from a, c", "b.y")]
    public void FiltersAreWhatDecidesRows(string sql, string filters)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal(filters, string.Join(", ", analysis.Filters.Select(static f => $"{f.Table}.{f.Column}")));
    }

    [Theory]
    [InlineData("select x from a, b", "a, b")]
    [InlineData("select x from a where k in (select k from b)", "a, b")]
    [InlineData("with b as (select 1 as q) select q from b", "")]
    public void TheTablesReadAreNamed(string sql, string tables) =>
        Assert.Equal(tables, string.Join(", ", Given.Analysis(sql, Catalog).Tables));

    private static void AssertSources(string sql, string sources)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal(sources, Given.Lineage(analysis.Columns[0]));
    }
}
