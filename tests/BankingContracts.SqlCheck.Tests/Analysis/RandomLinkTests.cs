using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>Recomputing the rows that share a link with a change gives what recomputing everything gives.</summary>
public sealed class RandomLinkTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_CASES"), out var cases) ? cases : 300;
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_FIRST"), out var first) ? first : 0;

    [Fact]
    public void RecomputingLinkedRowsEqualsRecomputingAll()
    {
        using var engine = new Engine();
        var compared = 0;
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var sql = new QueryWriter(random, QueryStyle.Linked).Write();
            var analysis = QueryAnalyzer.Analyze(sql, SampleTable.Catalog, engine.Connection);
            foreach (var upstream in analysis.Links.Where(static l => l.Links.Count > 0))
            {
                for (var round = 0; round < 3; round++)
                    compared += Compare(engine, random, sql, analysis, upstream, $"{seed}: {sql}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} comparisons");
        Assert.True(compared > Cases / 2, $"only {compared} comparisons");
    }

    private static int Compare(Engine engine, Random random, string sql, QueryAnalysis analysis, UpstreamLinks upstream, string label)
    {
        foreach (var table in SampleTable.All)
            Fill(engine, table.Name, Rows(table, random));
        var changed = SampleTable.All.First(t => t.Name == upstream.Table);
        var before = engine.Query($"select * from {changed.Name}");
        engine.Run($"create or replace table before as from {changed.Name}");
        if (engine.TryQuery($"create or replace table old as {Numbered(sql, analysis)}") is null)
            return 0;
        Fill(engine, changed.Name, Changed(before, changed, random));
        if (engine.TryQuery($"create or replace table new as {Numbered(sql, analysis)}") is null)
            return 0;
        var count = 0;
        foreach (var link in upstream.Links)
        {
            engine.Run($"create or replace table touched as select distinct {link.UpstreamColumn} as v from ((from {changed.Name} except all from before) union all (from before except all from {changed.Name}))");
            foreach (var shadows in new[] { Shadow(upstream.Table, link.UpstreamColumn), string.Join(", ", analysis.Links.SelectMany(u => u.Links.Where(l => l.OutputPosition == link.OutputPosition).Take(1).Select(l => Shadow(u.Table, l.UpstreamColumn)))) })
            {
                if (engine.TryQuery($"create or replace table recomputed as with {shadows} select * from ({Numbered(sql, analysis)})") is null)
                    continue;
                var within = $"exists (select 1 from touched where v is not distinct from o{link.OutputPosition})";
                var patched = engine.Query($"(from old where not {within}) union all (from recomputed where {within})");
                Assert.True(Sorted(patched).SequenceEqual(Sorted(engine.Query("from new"))), $"{link} of {upstream.Table} fails for {label}\nshadows {shadows}\n{Dump(engine)}");
                count++;
            }
        }

        return count;
    }

    /// <summary>The query with columns <c>o0</c>, <c>o1</c> ...</summary>
    private static string Numbered(string sql, QueryAnalysis analysis) =>
        $"select * from ({sql}) as q ({string.Join(", ", Enumerable.Range(0, analysis.Columns.Count).Select(static i => $"o{i}"))})";

    private static string Shadow(string table, string column) =>
        $"{table} as (select * from memory.main.{table} as s where exists (select 1 from touched where v is not distinct from s.{column}))";

    private static List<string[]> Rows(SampleTable table, Random random) =>
        [.. Enumerable.Range(0, random.Next(7)).Select(i => table.Row(i, random))];

    /// <summary>Some rows gone, some changed, some new; as literals again.</summary>
    private static List<string[]> Changed(List<string?[]> rows, SampleTable table, Random random)
    {
        var result = new List<string[]>();
        foreach (var row in rows.Where(_ => random.Next(6) > 0))
        {
            var id = int.Parse(row[0]!, System.Globalization.CultureInfo.InvariantCulture);
            result.Add(random.Next(4) == 0 ? table.Row(id, random) : [.. row.Select(static (v, i) => v is null ? "null" : SampleTable.Columns[i].Name == "s" ? $"'{v}'" : v)]);
        }

        if (random.Next(2) == 0)
            result.Add(table.Row(rows.Count, random));
        return result;
    }

    private static void Fill(Engine engine, string table, List<string[]> rows)
    {
        engine.Run(SampleTable.Ddl(table));
        if (rows.Count > 0)
            engine.Run(SampleTable.Insert(table, rows));
    }

    private static string Dump(Engine engine) => string.Join('\n', new[] { "t", "u", "v", "before", "touched", "old", "recomputed", "new" }.Select(t => t + ": " + string.Join("; ", Sorted(engine.Query($"from {t}")))));

    private static List<string> Sorted(List<string?[]> rows) =>
        [.. rows.Select(static r => string.Join('|', r.Select(static v => v is null ? "NULL" : $"'{v}'"))).Order(StringComparer.Ordinal)];
}
