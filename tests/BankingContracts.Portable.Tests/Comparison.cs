using System.Globalization;
using BankingContracts.Portable.Tests.Cases;
using BankingContracts.Portable.Tests.Compiling;
using BankingContracts.Portable.Tests.Engines;

namespace BankingContracts.Portable.Tests;

/// <summary>Compiles queries for both engines, runs them, and compares each value.</summary>
internal static class Comparison
{
    private const int Batch = 60;

    /// <summary>
    /// Fails at every value that differs, at a query that the build refuses, and at one for which Spark SQL fails, unless its case allows that.
    /// Rows for which DuckDB fails are left out.
    /// </summary>
    /// <param name="cases">The queries.</param>
    /// <param name="output">Gets what one engine could not compute.</param>
    /// <param name="isAnyFailureAllowed">Whether Spark SQL may fail for any of them.</param>
    public static void Run(IReadOnlyList<Case> cases, ITestOutputHelper output, bool isAnyFailureAllowed = false)
    {
        using var duckDb = new DuckDbSide();
        var compiled = Compiler.Compile([.. cases.Select(static c => c.Sql)]);
        var tried = new List<(Case Case, CompiledCase Texts, string Type)>();
        var notes = new List<string>();
        var failures = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            if (compiled[i].Findings.Count > 0)
            {
                failures.Add($"refused {cases[i].Of}: {cases[i].Sql}: {string.Join("; ", compiled[i].Findings)}");
                continue;
            }

            tried.Add((cases[i], compiled[i], duckDb.Types(compiled[i].DuckDb)[1]));
        }

        var ready = Guarded(tried, duckDb, notes).ToList();
        var rows = 0;
        using var spark = new SparkSide();
        foreach (var batch in ready.Where(static r => !r.Case.MayFailOnSpark).Chunk(Batch).Concat(ready.Where(static r => r.Case.MayFailOnSpark).Chunk(1)))
        {
            var outcomes = spark.Read([.. batch.Select(static b => (b.Texts.Spark, b.Type))]);
            for (var i = 0; i < batch.Length; i++)
            {
                var differences = Outcome.Differences(batch[i].Outcome, outcomes[i]).Take(4).ToList();
                rows += outcomes[i].Rows?.Count ?? 0;
                if (outcomes[i].Error is { } error)
                    (isAnyFailureAllowed || batch[i].Case.MayFailOnSpark ? notes : failures).Add($"spark fails {batch[i].Case.Of}: {batch[i].Case.Sql}: {error[..Math.Min(error.Length, 900)].ReplaceLineEndings(" ")}");
                if (differences.Count > 0)
                    failures.Add($"{batch[i].Case.Of}: {batch[i].Case.Sql}\n    {string.Join("\n    ", differences)}\n    as Spark SQL: {batch[i].Texts.Spark}");
            }
        }

        foreach (var note in notes)
            output.WriteLine(note);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} queries, {tried.Count} compiled, {rows} values compared, {spark.Statements} statements of Spark"));
        Assert.True(failures.Count == 0, failures.Count.ToString(CultureInfo.InvariantCulture) + " faults\n" + string.Join("\n", failures));
    }

    /// <summary>The cases that run on DuckDB; for a row on which it fails, the query has a condition that leaves the row out.</summary>
    private static IEnumerable<(Case Case, CompiledCase Texts, string Type, Outcome Outcome)> Guarded(
        IReadOnlyList<(Case Case, CompiledCase Texts, string Type)> cases, DuckDbSide duckDb, List<string> notes)
    {
        var failing = new List<(Case Case, string Type)>();
        foreach (var (one, texts, type) in cases)
        {
            var outcome = duckDb.Read(texts.DuckDb, type);
            if (outcome.Error is null)
                yield return (one, texts, type, outcome);
            else
                failing.Add((one, type));
        }

        var rows = Enumerable.Range(0, HardRows.Rows.Count).ToList();
        var narrowed = failing.Where(static f => f.Case.Sql.EndsWith("from " + HardRows.Table, StringComparison.Ordinal)).ToList();
        foreach (var other in failing.Except(narrowed))
            notes.Add("duckdb fails " + other.Case.Of + ": " + other.Case.Sql);
        var guarded = narrowed.ConvertAll(f =>
        {
            var plain = Compiler.Compile([f.Case.Sql])[0].DuckDb;
            var good = rows.Where(r => duckDb.Read(plain + " where id = " + r.ToString(CultureInfo.InvariantCulture), f.Type).Error is null).ToList();
            return good.Count == 0 ? null : f.Case with { Sql = f.Case.Sql + " where id in (" + string.Join(", ", good) + ")" };
        });
        var kept = guarded.OfType<Case>().ToList();
        var types = narrowed.Where((_, i) => guarded[i] is not null).Select(static f => f.Type).ToList();
        var compiled = Compiler.Compile([.. kept.Select(static k => k.Sql)]);
        for (var i = 0; i < kept.Count; i++)
        {
            var outcome = duckDb.Read(compiled[i].DuckDb, types[i]);
            if (outcome.Error is null)
                yield return (kept[i], compiled[i], types[i], outcome);
            else
                notes.Add("duckdb fails " + kept[i].Of + ": " + kept[i].Sql + ": " + outcome.Error);
        }
    }
}
