using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>Links by rule: each refusal beside the nearest query that links.</summary>
public sealed class LinkTests
{
    private static readonly TableCatalog Catalog = Given.Catalog(
        "a: id INTEGER!, k INTEGER, x VARCHAR; key id",
        "b: id INTEGER!, k INTEGER, y VARCHAR, n BIGINT, d DOUBLE; key id");

    [Theory]
    [InlineData("select id, k from a", "a.id->0 a.k->1")]
    [InlineData("select k as p, k as q from a", "a.k->0 a.k->1")]
    [InlineData("with c as (select k as p from a) select p as q from c", "a.k->0")]
    [InlineData("select k + 0 from a", "a: k: it is not returned unchanged")]
    [InlineData("select cast(k as integer) from a", "a: k: it is not returned unchanged")]
    [InlineData("select d from b", "b: d: its type has values that are equal but not the same")]
    [InlineData("select k from a tablesample 10 percent", "a: k: it is sampled or read as of another time")]
    public void ABareCopyLinks(string sql, string expected) => AssertLinks(expected, sql);

    [Theory]
    [InlineData("select a.k from a join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select b.k from a join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select b.k from a, b where a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select k from a join b using (k)", "a.k->0 b.k->0")]
    [InlineData("select a.k from a join b on a.k = b.n", "a.k->0; b: n: it is not returned unchanged")]
    [InlineData("select a.k from a join b on a.k = b.k + 0", "a.k->0; b: k: it is not returned unchanged")]
    [InlineData("select a.k from a join b on a.k is not distinct from b.k", "a.k->0; b: k: it is not returned unchanged")]
    [InlineData("select a.k from a join b on a.k = b.k or a.id = b.id", "a.k->0; b: k: it is not returned unchanged")]
    [InlineData("select l.k from a as l join a as r on l.k = r.k", "a.k->0")]
    [InlineData("select l.k from a as l join a as r on l.k = r.id", "a: k: it is read several times and not returned in one output column")]
    [InlineData("with c as (select k from a) select l.k from c as l join c as r on l.k = r.k", "a.k->0")]
    [InlineData("with c as (select k from a) select l.k from c as l cross join c as r", "a: k: it is read several times and not returned in one output column")]
    public void AnInnerJoinLinksThroughEqualColumns(string sql, string expected) => AssertLinks(expected, sql);

    [Theory]
    [InlineData("select a.k from a left join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select b.k from a left join b on a.k = b.k", "a: k: it is not returned unchanged; b: k: it is not returned unchanged")]
    [InlineData("select a.k, b.id from a left join b on a.k = b.k", "a.k->0 b.k->0; b: id: it comes from the right side of a LEFT JOIN that does not equate it with a column of the left side")]
    [InlineData("select b.k from a right join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select k from a right join b using (k)", "a.k->0 b.k->0")]
    [InlineData("select a.k from a full join b on a.k = b.k", "a: k: it is read by a FULL JOIN; b: k: it is read by a FULL JOIN")]
    [InlineData("select a.k from a semi join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select a.k from a anti join b on a.k = b.k", "a.k->0 b.k->0")]
    [InlineData("select a.k from a anti join b on a.k > b.k", "a.k->0; b: k: it is read by an ANTI JOIN that does not equate it with a column of the left side")]
    [InlineData("select a.k from a positional join b", "a: k: it is read by an ASOF or POSITIONAL JOIN; b: k: it is read by an ASOF or POSITIONAL JOIN")]
    public void AnOuterJoinLinksThroughThePreservedSide(string sql, string expected) => AssertLinks(expected, sql);

    [Theory]
    [InlineData("select k from a where exists (select 1 from b where b.k = a.k)", "a.k->0 b.k->0")]
    [InlineData("select k from a where not exists (select 1 from b where b.k = a.k and b.y = a.x)", "a.k->0 b.k->0 b.y->none")]
    [InlineData("select k from a where exists (select 1 from b where b.k > a.k)", "a.k->0; b: k: it is read by a subquery that does not equate it with a column of its query")]
    [InlineData("select k from a where k in (select k from b)", "a.k->0 b.k->0")]
    [InlineData("select k from a where k in (select k from b) or id = 1", "a.k->0; b: k: it is read by a subquery that does not equate it with a column of its query")]
    [InlineData("select k from a where k not in (select k from b)", "a.k->0; b: k: it is read by a subquery that does not equate it with a column of its query")]
    [InlineData("select id from a where id not in (select id from b)", "a.id->0 b.id->0")]
    [InlineData("select id from a where id not in (select k from b where k is not null)", "a.id->0 b.k->0")]
    [InlineData("select k, (select max(y) from b where b.k = a.k) from a", "a.k->0 b.k->0")]
    [InlineData("select k, (select max(k) from b) from a", "a.k->0; b: k: it is read by an aggregate without GROUP BY")]
    [InlineData("select k, (select max(k) from b where b.k = a.k limit 1) from a", "a.k->0; b: k: it is cut by LIMIT, which counts the rows of all values")]
    [InlineData("select k from a join b on a.k = b.k and exists (select 1 from b where b.k = a.k)", "a.k->0; b: k: it is read by a subquery in a join condition or in FROM")]
    [InlineData("select a.k, l.m from a, lateral (select max(y) as m from b where b.k = a.k) as l", "a.k->0 b.k->0")]
    public void ASubqueryLinksThroughItsQuerysColumn(string sql, string expected) => AssertLinks(expected, sql);

    [Theory]
    [InlineData("select k, count(*) from a group by k", "a.k->0")]
    [InlineData("select k, count(*) from a group by all", "a.k->0")]
    [InlineData("select max(k), count(*) from a group by id", "a: k: it is not in GROUP BY")]
    [InlineData("select k from a group by rollup (k)", "a: k: it is grouped by grouping sets")]
    [InlineData("select max(k) from a", "a: k: it is read by an aggregate without GROUP BY")]
    [InlineData("select k, sum(id) over (partition by k) from a", "a.k->0")]
    [InlineData("select k, sum(id) over (partition by k), sum(id) over (partition by x) from a", "a: k: it is not in PARTITION BY of sum")]
    [InlineData("select k, rank() over (order by k) from a", "a: k: it is not in PARTITION BY of rank")]
    [InlineData("select k from a qualify row_number() over (partition by x order by id) = 1", "a: k: it is not in PARTITION BY of row_number")]
    [InlineData("select distinct k from a", "a.k->0")]
    [InlineData("select distinct on (k) k, x from a order by id", "a.k->0")]
    [InlineData("select distinct on (x) k, x from a order by id", "a.x->1; a: k: it is not in DISTINCT ON")]
    [InlineData("select k from a order by k limit 1", "a: k: it is cut by LIMIT, which counts the rows of all values")]
    [InlineData("select k, geometric_mean(id) from a group by k", "a: k: it is read together with geometric_mean, which may aggregate")]
    public void GroupsAndWindowsLinkThroughTheirKeys(string sql, string expected) => AssertLinks(expected, sql);

    [Theory]
    [InlineData("select k from a union all select k from b", "a.k->0 b.k->0")]
    [InlineData("select id, k from a union all select k, id from a", "a: k: it is not at the same position in both sides of a set operation")]
    [InlineData("select k, id from a union all select k, 0 from a", "a.k->0; a: id: it is not at the same position in both sides of a set operation")]
    [InlineData("select k, id from a union all select n, id from b", "a.id->1 b.id->1; a: k: it is cast to the other side's type by a set operation; b: n: it is cast to the other side's type by a set operation")]
    [InlineData("select k from a except select k from b", "a.k->0 b.k->0")]
    [InlineData("select k as p from a union all by name select id as q, k as p from b", "a.k->0 b.k->0 b.id->1")]
    [InlineData("with recursive r as (select k from a union select r.k from r join b on b.k = r.k) select k from r", "a: k: it is read by a recursive query; b: k: it is read by a recursive query")]
    public void ASetOperationLinksThroughOnePosition(string sql, string expected) => AssertLinks(expected, sql);

    [Fact]
    public void WhatIsNotUnderstoodLinksNothing()
    {
        var links = Given.Analysis("select a.k from a, read_csv('b.csv')", Catalog).Links;
        Assert.Empty(links[0].Links);
        Assert.StartsWith("the query is not understood", links[0].Refused[0].Reason, StringComparison.Ordinal);
    }

    /// <param name="expected">Links that must be there (<c>table.column->position</c>, or none), then <c>table: column: reason</c>.</param>
    private static void AssertLinks(string expected, string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        var links = analysis.Links.SelectMany(static u => u.Links.Select(l => $"{u.Table}.{l.UpstreamColumn}->{l.OutputPosition}")).ToList();
        var refused = analysis.Links.SelectMany(static u => u.Refused.Select(r => $"{u.Table}: {r.UpstreamColumn}: {r.Reason}")).ToList();
        foreach (var part in expected.Split("; "))
        {
            if (part.Contains(": ", StringComparison.Ordinal))
            {
                Assert.Contains(part, refused);
                continue;
            }

            foreach (var link in part.Split(' ').Where(static l => !l.EndsWith("none", StringComparison.Ordinal)))
                Assert.Contains(link, links);
        }
    }
}
