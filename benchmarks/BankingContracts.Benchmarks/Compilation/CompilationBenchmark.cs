using System.Text.Json;
using BankingContracts.Benchmarks.Cases;
using BankingContracts.Benchmarks.Measuring;
using BankingContracts.Benchmarks.Reporting;

namespace BankingContracts.Benchmarks.Compilation;

/// <summary>Generation and SQL check over projects of growing size.</summary>
internal static class CompilationBenchmark
{
    private static readonly int[] Sizes = [10, 100, 1000, 5000];

    private static readonly string[] Heads =
    [
        "contracts", "files", "generation cold", "generation warm", "compiler's own", "after an edit", "files anew", "state MB", "peak MB",
        "SQL check", "CPU", "ms a model", "peak MB",
    ];

    /// <summary>Measures, prints, and writes the document if there is one.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var rows = new List<string[]>();
        foreach (var size in Sizes)
        {
            Console.Error.WriteLine($"{size} contracts ...");
            rows.Add(await MeasureAsync(options, size));
        }

        var text = $"{Machine.Describe()}\n\n" + MarkdownTable.Of(Heads, rows);
        Console.WriteLine(text);
        if (options.Document is { } document)
            MeasuredDocument.Replace(document, "compilation", text);
    }

    private static async Task<string[]> MeasureAsync(BenchmarkOptions options, int size)
    {
        var work = Path.Combine(options.WorkDirectory, "work", "contracts_" + size);
        var contracts = Path.Combine(work, "contracts");
        var files = ContractFolder.Write(contracts, size);
        var (list, report) = (Path.Combine(work, "files.txt"), Path.Combine(work, "sqlcheck.txt"));
        File.WriteAllLines(list, files.Select(f => $"{f}\t{Path.Combine(contracts, f)}\t"));

        var checks = new List<MeasuredRun>();
        var generations = new List<(MeasuredRun Run, GeneratorFigures Figures)>();
        for (var i = 0; i < options.Repeats; i++)
        {
            checks.Add(await MeasuredProcess.RunAsync(Programs.SqlCheck, list, report));
            var run = await MeasuredProcess.RunAsync(Environment.ProcessPath!, "generate", contracts, report);
            generations.Add((run, JsonSerializer.Deserialize<GeneratorFigures>(run.Lines[^1].Text)!));
        }

        var check = new Medians(checks);
        var figures = generations[0].Figures;
        return
        [
            $"{size}",
            $"{figures.Files}",
            Figures.Milliseconds(Median(static f => f.ColdSeconds)),
            Figures.Milliseconds(Median(static f => f.WarmSeconds)),
            Figures.Milliseconds(Median(static f => f.CompilerSeconds)),
            Figures.Milliseconds(Median(static f => f.EditSeconds)),
            $"{figures.EditedFiles}",
            Figures.Number(Median(static f => f.HeapBytes / 1e6)),
            Figures.Whole(new Medians([.. generations.Select(static g => g.Run)]).PeakMegabytes),
            Figures.Seconds(check.Wall),
            Figures.Seconds(check.Cpu),
            Figures.Number(check.Wall * 1000 / size),
            Figures.Whole(check.PeakMegabytes),
        ];

        double Median(Func<GeneratorFigures, double> figure) => generations.Select(g => figure(g.Figures)).Order().ElementAt(generations.Count / 2);
    }
}
