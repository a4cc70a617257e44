using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>What the analysis does not know makes it cautious; it never throws.</summary>
public sealed class UnknownSyntaxTests
{
    private static readonly TableCatalog Catalog = Given.Catalog("a: id INTEGER!, x INTEGER, l INTEGER[]!; key id");

    [Theory]
    [InlineData("selec 1", 0)]
    [InlineData("select 1 from", 13)]
    [InlineData("select '😀' as x, from from", 25)]
    [InlineData("select 'é', from a where (", 27)]
    public void ASyntaxErrorIsTheProblemAtItsPlace(string sql, int location)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Empty(analysis.Columns);
        Assert.Equal(location, analysis.Problem!.Location);
    }

    [Theory]
    [InlineData("select id from a; select x from a")]
    [InlineData("create table z (i integer)")]
    [InlineData("select * from read_csv('x.csv')")]
    [InlineData("select * from a pivot (max(x) for id in (1, 2))")]
    [InlineData("select columns('i.*') from a")]
    [InlineData("summarize a")]
    [InlineData("select * from nowhere")]
    [InlineData("select a.id from a natural join nowhere")]
    [InlineData("")]
    public void WithoutKnownColumnsThereAreNone(string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.NotNull(analysis.Problem);
        Assert.Empty(analysis.Columns);
    }

    [Theory]
    [InlineData("select y, id from nowhere, a")]
    [InlineData("select i.y, id from read_csv('x.csv') as i, a")]
    [InlineData("select missing, id from a")]
    public void OneUnknownPartLeavesTheOthersKnown(string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.NotNull(analysis.Problem);
        Assert.Equal(NullabilityVerdict.Unproven, analysis.Columns[0].Nullability.Verdict);
        Assert.Equal(NullabilityVerdict.Proven, analysis.Columns[1].Nullability.Verdict);
    }

    [Theory]
    [InlineData("select [z + 1 for z in l if z > 1] from a")]
    [InlineData("select list_transform(l, lambda q: q + x) from a")]
    [InlineData("select l[1:2] from a")]
    [InlineData("select {'p': x}.p from a")]
    [InlineData("select u from a, unnest(l) as t (u)")]
    [InlineData("select array(select id from a)")]
    [InlineData("select try(cast(x as varchar)) from a")]
    [InlineData("select id from a tablesample 10 percent")]
    [InlineData("select $1::integer + id from a")]
    [InlineData("from a")]
    [InlineData("table a")]
    [InlineData("values (1)")]
    public void UncommonSyntaxIsRead(string sql)
    {
        var analysis = Given.Analysis(sql, Catalog);
        Assert.Null(analysis.Problem);
        Assert.NotEmpty(analysis.Columns);
    }

    [Fact]
    public void DeepNestingEndsWithAProblemOrAnAnswer()
    {
        var chain = "select " + string.Join(" + ", Enumerable.Repeat("id", 900)) + " from a";
        var nested = string.Concat(Enumerable.Repeat("select * from (", 200)) + "select id from a" + new string(')', 200);
        Assert.NotNull(Given.Analysis(chain, Catalog));
        Assert.NotNull(Given.Analysis(nested, Catalog));
    }

    /// <summary>Were each use of a CTE analyzed anew, 60 steps would never end: the memory of 20 and 60 shows the difference long before.</summary>
    [Fact]
    public void CtesThatReadTheirPredecessorTwiceAreAnalyzedOnce()
    {
        Chain(5);
        var few = Allocated(10);
        var more = Allocated(20);
        Assert.InRange(more, 0, few * 4);
        Assert.InRange(Allocated(60), 0, more * 6);

        static long Allocated(int steps)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Chain(steps);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void Chain(int steps)
    {
        var ctes = Enumerable.Range(1, steps).Select(static i => $"c{i} as (select l.id, r.x from c{i - 1} as l join c{i - 1} as r using (id))");
        var analysis = Given.Analysis($"with c0 as (select * from a), {string.Join(", ", ctes)} select id, x from c{steps}", Catalog);
        Assert.Null(analysis.Problem);
        Assert.Equal("a.x copy", Given.Lineage(analysis.Columns[1]));
    }
}
