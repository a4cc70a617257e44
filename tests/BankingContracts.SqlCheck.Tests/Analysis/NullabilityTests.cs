using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>The verdict on the first output column; n is not null, x may be.</summary>
public sealed class NullabilityTests
{
    private static readonly TableCatalog Catalog = Given.Catalog(
        "a: id INTEGER!, n INTEGER!, x INTEGER, s VARCHAR, f BOOLEAN!, j JSON!, d DATE!; key id",
        "b: id INTEGER!, n INTEGER!, x INTEGER, s VARCHAR; key id");

    [Theory]
    [InlineData("select n from a")]
    [InlineData("select n + 1 from a")]
    [InlineData("select coalesce(x, 0) from a")]
    [InlineData("select case when f then 1 else n end from a")]
    [InlineData("select case when x is not null then x else 0 end from a")]
    [InlineData("select case when x is null then 0 else x end from a")]
    [InlineData("select case when not (x is not null) then 0 else x end from a")]
    [InlineData("select case when x > 1 then 1 when x <= 1 then x else 0 end from a")]
    [InlineData("select x is null from a")]
    [InlineData("select x is distinct from n from a")]
    [InlineData("select cast(n as varchar) from a")]
    [InlineData("select n / 100 from a")]
    [InlineData("select greatest(x, n) from a")]
    [InlineData("select n in (1, 2) from a")]
    [InlineData("select exists (select 1 from b) from a")]
    [InlineData("select n in (select n from b) from a")]
    [InlineData("select current_date")]
    public void AnExpressionOfColumnsThatAreNeverNullIsProven(string sql) => AssertVerdict(NullabilityVerdict.Proven, sql);

    [Theory]
    [InlineData("select x from a where x is not null")]
    [InlineData("select x from a where x = 1")]
    [InlineData("select x from a where x between 1 and 2")]
    [InlineData("select x from a where x not in (1, 2)")]
    [InlineData("select x from a where x = 1 or x > 5")]
    [InlineData("select x from a where not (x is null or n = 1)")]
    [InlineData("select x from a where x + 1 > 3")]
    [InlineData("select x from a where coalesce(x = 1, false)")]
    [InlineData("select s from a where s like 'a%'")]
    [InlineData("select x from a where x in (select x from b)")]
    [InlineData("select x % 2 from a where x % 2 is not null")]
    [InlineData("select a.x from a join b on a.x = b.n")]
    [InlineData("select a.x from a semi join b on a.x = b.n")]
    [InlineData("select x from a join b using (x)")]
    [InlineData("select b.n from a left join b on a.id = b.id where b.id is not null")]
    [InlineData("select b.x from a left join b on a.x = b.x where b.n = 1")]
    [InlineData("select case when b.id is not null then b.n else 0 end from a left join b on a.id = b.id")]
    [InlineData("select x from a qualify row_number() over (order by id) = 1 and x > 0")]
    [InlineData("select x from a group by x having x > 0")]
    public void APredicateThatIsTrueOnlyWithAValueProves(string sql) => AssertVerdict(NullabilityVerdict.Proven, sql);

    [Theory]
    [InlineData("select count(*) from a")]
    [InlineData("select count(x) from a")]
    [InlineData("select sum(n) from a group by x")]
    [InlineData("select max(x) from a where x > 0 group by id")]
    [InlineData("select coalesce(sum(x), 0) from a")]
    [InlineData("select (select count(*) from b where b.id = a.id) from a")]
    [InlineData("select (select coalesce(max(x), 0) from b where b.id = a.id) from a")]
    [InlineData("select row_number() over (partition by x order by id) from a")]
    [InlineData("select sum(n) over (order by id) from a")]
    [InlineData("select lag(n, 1, 0) over (order by id) from a")]
    [InlineData("select n from a group by n")]
    [InlineData("select grouping(n) from a group by rollup (n)")]
    [InlineData("select n from a union all select id from b")]
    [InlineData("select x from a intersect select n from b")]
    [InlineData("select n from a except select x from b")]
    [InlineData("select c from (values (1), (2)) as v (c)")]
    [InlineData("with c as (select n as z from a) select z from c as p join c as q using (z)")]
    public void AggregatesAndSetsOfWhatIsNeverNullAreProven(string sql) => AssertVerdict(NullabilityVerdict.Proven, sql);

    [Theory]
    [InlineData("select sum(n) over (order by id rows between 3 preceding and current row) from a")]
    [InlineData("select max(n) over (order by id rows 3 preceding) from a")]
    [InlineData("select sum(n) over (order by id rows between 1 preceding and 1 following) from a")]
    [InlineData("select sum(n) over (order by id rows between current row and 2 following) from a")]
    [InlineData("select first_value(n) over (order by id range between 5 preceding and unbounded following) from a")]
    [InlineData("select sum(n) over (order by d range between interval '30' day preceding and current row) from a")]
    [InlineData("select sum(n) over (order by d range between interval '1 month' preceding and interval 2 day following) from a")]
    [InlineData("select sum(n) over w from a window w as (partition by f order by id rows between 2 preceding and current row)")]
    public void AFrameThatReachesItsOwnRowHoldsIt(string sql) => AssertVerdict(NullabilityVerdict.Proven, sql);

    [Theory]
    [InlineData("select id from a full join b using (id)")]
    [InlineData("select id from a natural full join b")]
    [InlineData("select coalesce(a.n, b.n) from a full join b on a.id = b.id")]
    [InlineData("select coalesce(b.id, a.id) from a full join b on a.id = b.id and a.n = b.n")]
    [InlineData("select id from a full join b using (id) full join b as c using (id)")]
    [InlineData("select coalesce(a.id, c.id, b.id) from a full join (b full join b as c on b.id = c.id) on a.id = b.id")]
    [InlineData("with j as (select id, coalesce(a.n, b.n) as n from a full join b using (id)) select n from j where id > 1")]
    public void OneSideOfAFullJoinIsAlwaysThere(string sql) => AssertVerdict(NullabilityVerdict.Proven, sql);

    [Theory]
    [InlineData("select x from a", "upstream column a.x may be NULL")]
    [InlineData("select b.n from a left join b on a.id = b.id", "it comes from the right side of a LEFT JOIN")]
    [InlineData("select a.n from a right join b on a.id = b.id", "it comes from the left side of a RIGHT JOIN")]
    [InlineData("select a.id from a full join b using (id)", "it comes from the left side of a FULL JOIN")]
    [InlineData("select x from a full join b using (x)", "it comes from the left side of a FULL JOIN")]
    [InlineData("select coalesce(a.x, b.n) from a full join b on a.id = b.id", "it comes from the left side of a FULL JOIN")]
    [InlineData("select coalesce(a.n, b.n) from a as z left join (a full join b on a.id = b.id) on z.id = a.id", "it comes from the right side of a LEFT JOIN")]
    [InlineData("select id from a full join b using (id) group by rollup (id)", "a grouping set without it makes it NULL")]
    [InlineData("select case when f then 1 end from a", "CASE has no ELSE")]
    [InlineData("select nullif(n, 0) from a", "NULLIF gives NULL when its arguments are equal")]
    [InlineData("select sum(n) from a", "sum over no rows is NULL")]
    [InlineData("select sum(n) from a group by ()", "sum over no rows is NULL")]
    [InlineData("select sum(n) filter (where f) from a group by id", "FILTER may leave sum no row of a group")]
    [InlineData("select sum(x) from a group by id", "sum is NULL for a group with only NULL: upstream column a.x may be NULL")]
    [InlineData("select n from a group by rollup (n)", "a grouping set without it makes it NULL")]
    [InlineData("select coalesce(x, 0) from a group by cube (coalesce(x, 0))", "a grouping set without it makes it NULL")]
    [InlineData("select try_cast(s as integer) from a where s is not null", "TRY_CAST returns NULL for a value that does not fit")]
    [InlineData("select n % id from a", "% by zero is NULL")]
    [InlineData("select year(cast(s as date)) from a where s is not null", "year of an infinite date is NULL, and a cast from text can return an infinite date")]
    [InlineData("select cast(j as integer) from a", "JSON null casts to NULL")]
    [InlineData("select j = 1 from a", "JSON null casts to NULL")]
    [InlineData("select lag(n) over (order by id) from a", "lag finds no row at the edge of its partition")]
    [InlineData("select sum(n) over (order by id rows between 1 preceding and 1 preceding) from a", "the window of sum may contain no row")]
    [InlineData("select sum(n) over (order by id rows between -1 preceding and current row) from a", "the window of sum may contain no row")]
    [InlineData("select sum(n) over (order by id rows between 1 following and 2 following) from a", "the window of sum may contain no row")]
    [InlineData("select sum(n) over (order by id rows between 2 preceding and current row exclude current row) from a", "the window of sum may contain no row")]
    [InlineData("select sum(x) over (order by id rows between 2 preceding and current row) from a", "upstream column a.x may be NULL")]
    [InlineData("select first_value(x) over (order by id) from a qualify x is not null", "upstream column a.x may be NULL")]
    [InlineData("select (select n from b where b.id = a.id) from a", "a subquery that finds no row is NULL")]
    [InlineData("select x in (select n from b) from a", "a comparison with NULL in a subquery is NULL")]
    [InlineData("select n from a union all select x from b", "upstream column b.x may be NULL")]
    [InlineData("select n as p from a union all by name select n as q from b", "one side of UNION BY NAME has no such column")]
    [InlineData("select x from a where x = 1 or n = 1", "upstream column a.x may be NULL")]
    [InlineData("select x from a where x not in (select n from b)", "upstream column a.x may be NULL")]
    [InlineData("select x from a where x is not distinct from x", "upstream column a.x may be NULL")]
    [InlineData("select soundex_of(n) from a", "soundex_of may return NULL for a value that is not NULL")]
    public void WhatMayBeNullSaysWhy(string sql, string reason)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Equal(NullabilityVerdict.Unproven, analysis.Columns[0].Nullability.Verdict);
        Assert.Equal(reason, analysis.Columns[0].Nullability.Reason);
    }

    [Theory]
    [InlineData("select null from a")]
    [InlineData("select cast(null as integer) from a")]
    [InlineData("select case when f then null end from a")]
    [InlineData("select nullif(n, n) from a")]
    [InlineData("select n + null from a")]
    [InlineData("select x from a where x is null")]
    [InlineData("select b.n from a left join b on a.id = b.id where b.id is null")]
    [InlineData("select max(null::integer) from a")]
    [InlineData("select null union all select null")]
    public void WhatIsNullInEveryRowIsViolated(string sql) => AssertVerdict(NullabilityVerdict.Violated, sql);

    [Fact]
    public void TheLocationIsThatOfTheCause()
    {
        const string Sql = "with c as (select 'é' as e, b.n from a left join b on a.id = b.id) select e, n from c";
        var nullability = Given.Analysis(Sql, Catalog).Columns[1].Nullability;
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(Sql[..Sql.IndexOf("left join", StringComparison.Ordinal)]), nullability.Location);
    }

    private static void AssertVerdict(NullabilityVerdict verdict, string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal(verdict, analysis.Columns[0].Nullability.Verdict);
    }
}
