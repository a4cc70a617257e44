using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>Verdicts and lineage of random queries against what the engine does on random data.</summary>
public sealed class RandomQueryTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_CASES"), out var cases) ? cases : 300;
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_FIRST"), out var first) ? first : 0;

    [Fact]
    public void WhatIsProvenIsNeverNullAndWhatIsViolatedAlways()
    {
        using var engine = new Engine();
        var (ran, verdicts) = (0, new Dictionary<NullabilityVerdict, int>());
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var sql = new QueryWriter(random, QueryStyle.Any).Write();
            var analysis = QueryAnalyzer.Analyze(sql, SampleTable.Catalog, engine.Connection);
            Fill(engine, random, 0);
            if (engine.TryQuery(sql) is null)
                continue;
            Assert.True(analysis.Problem is null, $"{seed}: {analysis.Problem} {sql}");
            ran++;
            foreach (var column in analysis.Columns)
                verdicts[column.Nullability.Verdict] = verdicts.GetValueOrDefault(column.Nullability.Verdict) + 1;
            for (var round = 0; round < 4; round++)
            {
                Fill(engine, random, round == 0 ? 0 : 6);
                foreach (var row in engine.TryQuery(sql) ?? [])
                {
                    for (var i = 0; i < row.Length; i++)
                    {
                        var verdict = analysis.Columns[i].Nullability;
                        Assert.False(verdict.IsProven && row[i] is null, $"{seed}: c{i} is Proven and NULL: {sql}");
                        Assert.False(verdict.IsViolated && row[i] is not null, $"{seed}: c{i} is Violated and {row[i]}: {sql}");
                    }
                }
            }
        }

        Assert.True(ran > Cases * 0.6, $"only {ran} of {Cases} queries ran");
        TestContext.Current.TestOutputHelper?.WriteLine($"{ran} ran: {string.Join(", ", verdicts)}");
        Assert.True(verdicts.GetValueOrDefault(NullabilityVerdict.Proven) > ran / 4, "hardly anything is Proven");
    }

    [Fact]
    public void AColumnOutsideTheLineageChangesNothing()
    {
        using var engine = new Engine();
        var compared = 0;
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var sql = new QueryWriter(random, QueryStyle.Deterministic).Write();
            var analysis = QueryAnalyzer.Analyze(sql, SampleTable.Catalog, engine.Connection);
            Fill(engine, random, 6);
            if (Sorted(engine.TryQuery(sql)) is not { } before)
                continue;
            Assert.True(analysis.Problem is null, $"{seed}: {analysis.Problem} {sql}");
            Change(engine, random, [.. analysis.Columns.SelectMany(static c => c.Sources).Select(static s => $"{s.Table}.{s.Column}"), .. Filters(analysis)]);
            compared++;
            // Whether an error in a value that nobody asks for surfaces is up to the optimizer.
            if (Sorted(engine.TryQuery(sql)) is { } after)
                Assert.True(before.SequenceEqual(after), $"{seed}: a column outside the lineage counts: {sql}");
        }

        Assert.True(compared > Cases * 0.6, $"only {compared} of {Cases} queries ran");
    }

    [Fact]
    public void AColumnOutsideTheLineageOfAnOutputDoesNotChangeIt()
    {
        using var engine = new Engine();
        var compared = 0;
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var sql = new QueryWriter(random, QueryStyle.Deterministic).Write();
            var analysis = QueryAnalyzer.Analyze(sql, SampleTable.Catalog, engine.Connection);
            for (var i = 0; i < analysis.Columns.Count; i++)
            {
                var output = i;
                Fill(engine, random, 6);
                if (engine.TryQuery(sql) is not { } before)
                    break;
                Change(engine, random, [.. analysis.Columns[i].Sources.Select(static s => $"{s.Table}.{s.Column}"), .. Filters(analysis)]);
                if (engine.TryQuery(sql) is not { } after)
                    break;
                compared++;
                Assert.True(
                    before.Select(r => r[output]).Order(StringComparer.Ordinal).SequenceEqual(after.Select(r => r[output]).Order(StringComparer.Ordinal)),
                    $"{seed}: a column outside the lineage of c{i} counts: {sql}");
            }
        }

        Assert.True(compared > Cases * 0.6, $"only {compared} comparisons");
    }

    [Fact]
    public void WithoutAFindingTheOrderOfRowsDoesNotShow()
    {
        using var engine = new Engine();
        var compared = 0;
        for (var seed = First; seed < First + Cases; seed++)
        {
            var random = new Random(seed);
            var sql = new QueryWriter(random, QueryStyle.Any).Write();
            var analysis = QueryAnalyzer.Analyze(sql, SampleTable.Catalog, engine.Connection);
            if (analysis.OrderDependences.Count > 0)
                continue;
            var tables = SampleTable.All.ToDictionary(static t => t, t => Enumerable.Range(0, 1 + random.Next(6)).Select(i => t.Row(i, random)).ToArray());
            List<string>? first = null;
            for (var round = 0; round < 4; round++)
            {
                foreach (var (table, rows) in tables)
                {
                    random.Shuffle(rows);
                    engine.Run($"{SampleTable.Ddl(table.Name)}; {SampleTable.Insert(table.Name, rows)}");
                }

                var result = Sorted(engine.TryQuery(sql));
                if (result is null)
                    break;
                first ??= result;
                Assert.True(first.SequenceEqual(result), $"{seed}: the order of rows shows: {sql}");
                compared++;
            }
        }

        Assert.True(compared > Cases, $"only {compared} comparisons");
    }

    private static IEnumerable<string> Filters(QueryAnalysis analysis) => analysis.Filters.Select(static f => $"{f.Table}.{f.Column}");

    /// <summary>Changes all columns but those, in most rows.</summary>
    private static void Change(Engine engine, Random random, HashSet<string> kept)
    {
        foreach (var table in SampleTable.All)
        {
            foreach (var (column, _) in SampleTable.Columns.Where(c => !kept.Contains($"{table.Name}.{c.Name}")))
                engine.Run($"update {table.Name} set {column} = {(column == "id" ? "100 - id" : table.Value(column, random))} where id <> {random.Next(6)}");
        }
    }

    private static void Fill(Engine engine, Random random, int rows)
    {
        foreach (var table in SampleTable.All)
        {
            engine.Run(SampleTable.Ddl(table.Name));
            var count = random.Next(rows + 1);
            if (count > 0)
                engine.Run(SampleTable.Insert(table.Name, Enumerable.Range(0, count).Select(i => table.Row(i, random))));
        }
    }

    private static List<string>? Sorted(List<string?[]>? rows) =>
        rows?.Select(static r => string.Join('|', r.Select(static v => v is null ? "NULL" : $"'{v}'"))).Order(StringComparer.Ordinal).ToList();
}
