using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Reporting;
using BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Reporting;

/// <summary>A change behind a view reaches only the rows of a query that a link says it can reach.</summary>
public sealed class RandomViewTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_CASES"), out var cases) ? cases : 80;
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_FIRST"), out var first) ? first : 0;

    // The table v becomes a view over the others, of which nothing is promised.
    private static readonly SampleTable[] Tables = [.. SampleTable.All.Where(static t => t.Name != "v")];

    private static readonly TableCatalog Catalog = new(SampleTable.All.Select(static t => new CatalogTable(
        t.Name,
        SampleTable.Columns.Select(c => new CatalogColumn(c.Name, c.Type, t.Name != "v" && t.NotNull.Contains(c.Name))).ToEquatableArray(),
        t.Name == "v" ? default : new([new CatalogKey(new(["id"]))]))).ToEquatableArray());

    [Fact]
    public void NoOtherRowsChange()
    {
        using var engine = new Engine();
        var compared = 0;
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            engine.Run("drop view if exists v");
            var view = View(engine, random);
            var (sql, links) = Enumerable.Range(0, 20)
                .Select(_ => new QueryWriter(random, QueryStyle.Linked).Write())
                .Select(q => (q, ReadLinks.Of(QueryAnalyzer.Analyze(q, Catalog, engine.Connection), static _ => default, name => name == "v" ? view : null)))
                .FirstOrDefault(static q => q.Item2.Links.Any(static l => l.Upstream == "v") && q.Item2.Links.Any(static l => l.Upstream != "v"));
            if (sql is null)
                continue;
            foreach (var table in Tables)
            {
                for (var round = 0; round < 2; round++)
                    compared += Compare(engine, random, sql, table, [.. links.Links.Where(l => l.Upstream == table.Name)], $"{seed}: {sql}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} comparisons");
        Assert.True(compared > Cases / 4, $"only {compared} comparisons");
    }

    /// <summary>A view in the place of v that links some columns and others not, with its links.</summary>
    private static ReadLinks View(Engine engine, Random random)
    {
        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
        foreach (var table in Tables)
            engine.Run(SampleTable.Ddl(table.Name));
        var from = $"{Pick("t", "u")} as a {Pick("inner", "left", "full")} join {Pick("t", "u", "(select distinct id, k, x, n, s, f from u where f)")} as b on a.{Pick("id", "k")} = b.{Pick("id", "k")}";
        var sql = Pick(
            $"select a.{Pick("id", "k")} as id, {Pick("a", "b")}.k, a.x, b.n, {Pick("a", "b")}.s, a.f from {from}",
            $"select a.id, a.k, max(b.x) as x, min(a.n) as n, a.s, bool_or(b.f) as f from {from} group by a.id, a.k, a.s",
            $"select id, k, x, n, s, f from {Pick("t", "u")} where {Pick("f", "k = 1", "exists (select 1 from t where t.k = x)")}",
            "select id, k, x, n, s, f from t union all select id, k, x, n, s, f from u");
        engine.Run($"create view v as {sql}");
        return ReadLinks.Of(QueryAnalyzer.Analyze(sql, Catalog, engine.Connection), static _ => default, static _ => null);
    }

    private static int Compare(Engine engine, Random random, string sql, SampleTable changed, List<QueryLink> links, string label)
    {
        foreach (var table in Tables)
            Fill(engine, table, random);
        engine.Run($"create or replace table before as from {changed.Name}");
        if (engine.TryQuery($"create or replace table old as {sql}") is null)
            return 0;
        Fill(engine, changed, random);
        if (engine.TryQuery($"create or replace table new as {sql}") is null)
            return 0;
        foreach (var link in links)
        {
            var touched = $"select distinct {link.Column} as v from ((from {changed.Name} except all from before) union all (from before except all from {changed.Name}))";
            var others = $"not exists (select 1 from ({touched}) where v is not distinct from {link.Output})";
            Assert.True(
                engine.Query($"(from old where {others}) except all (from new where {others})").Count + engine.Query($"(from new where {others}) except all (from old where {others})").Count == 0,
                $"{link} fails for {label}\nover {engine.Query("select sql from duckdb_views() where view_name = 'v'")[0][0]}");
        }

        return links.Count;
    }

    private static void Fill(Engine engine, SampleTable table, Random random)
    {
        engine.Run($"delete from {table.Name}");
        var count = random.Next(6);
        if (count > 0)
            engine.Run(SampleTable.Insert(table.Name, Enumerable.Range(0, count).Select(i => table.Row(i, random))));
    }
}
