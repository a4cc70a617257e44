using System.Diagnostics;
using BankingContracts.Benchmarks.Cases;
using BankingContracts.Benchmarks.Reporting;
using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark;

namespace BankingContracts.Benchmarks.Spark;

/// <summary>
/// The same runs on Spark and on DuckDB: seconds, and statements by what they do. The server is that of the variables <c>SPARK_*</c>, as for a run. Each run is measured
/// once, after a run over other tables that warms the server up.
/// </summary>
internal static class SparkBenchmark
{
    private const double FirstTarget = 45;
    private const double SameTarget = 5;
    private const double ChangedTarget = 75;

    private static readonly string[] Heads = ["run", "accounts", "engine", "seconds", "target", "statements", "reads", "working relations", "changes", "catalog"];

    /// <summary>Measures, prints, and writes the document if there is one.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var engine in (string[])["duckdb", "spark"])
        {
            var work = Directory.CreateDirectory(Path.Combine(options.WorkDirectory, "work", "spark_" + Guid.NewGuid().ToString("N")));
            var sample = Path.Combine(Programs.Root, "data", "inputs");
            if (engine == "spark")
                await MeasureAsync(Engine(engine, work.FullName, "warm"), sample, work.FullName, 1);
            var first = Engine(engine, work.FullName, "sample");
            rows.Add(Row("sample, first load", "", engine, FirstTarget, await MeasureAsync(first, sample, work.FullName, 1)));
            rows.Add(Row("sample, same files", "", engine, SameTarget, await MeasureAsync(first, sample, work.FullName, 2)));
            foreach (var size in options.Sizes)
            {
                var (folder, bank) = (new BankFolder(options.WorkDirectory, size), Engine(engine, work.FullName, "bank" + BenchmarkOptions.SizeText(size)));
                rows.Add(Row("bank, first load", BenchmarkOptions.SizeText(size), engine, null, await MeasureAsync(bank, folder.FirstFull, work.FullName, 1)));
                rows.Add(Row("bank, 1 % changed", BenchmarkOptions.SizeText(size), engine, size == 200_000 ? ChangedTarget : null, await MeasureAsync(bank, folder.SecondFull, work.FullName, 2)));
            }

            work.Delete(recursive: true);
        }

        var text = $"{Machine.Describe()}\n\n{MarkdownTable.Of(Heads, rows)}";
        Console.WriteLine(text);
        if (options.Document is { } document)
            MeasuredDocument.Replace(document, "spark", text);
    }

    /// <summary>An engine over tables of its own.</summary>
    private static IEngine Engine(string name, string work, string database)
    {
        if (name == "duckdb")
            return new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(work, database + ".duckdb")));
        var provider = new SparkEngineProvider();
        var values = provider.Settings
            .Select(s => (s.Variable, Value: Environment.GetEnvironmentVariable(s.Variable) ?? s.Default))
            .Where(s => s.Value is not null)
            .ToDictionary(s => s.Variable, s => s.Value!);
        values["SPARK_SCHEMA_PREFIX"] = $"bench{Path.GetFileName(work)[^8..]}_{database}_";
        return provider.Create(new EngineSettings("") { Values = values });
    }

    private static async Task<(double Seconds, IReadOnlyList<string> Statements)> MeasureAsync(IEngine engine, string input, string work, int day)
    {
        using var statements = new StatementCounts();
        var start = Stopwatch.GetTimestamp();
        var result = await new PipelineRunner(ContractPipeline.Definition, engine).RunAsync(
            new RunOptions
            {
                InputDirectory = input,
                OutputDirectory = Path.Combine(work, "out"),
                ReportsDirectory = Path.Combine(work, "reports"),
                AsOf = new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc),
            },
            CancellationToken.None);
        return result.ExitCode == ExitCode.Done
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds, statements.Cells)
            : throw new InvalidOperationException($"The run ended with {result.ExitCode}: {result.Message}");
    }

    private static IReadOnlyList<string> Row(string run, string size, string engine, double? target, (double Seconds, IReadOnlyList<string> Statements) measured) =>
        [run, size, engine, Figures.Seconds(measured.Seconds), engine == "spark" && target is { } most ? $"< {most:0} s" : "", .. measured.Statements];
}
