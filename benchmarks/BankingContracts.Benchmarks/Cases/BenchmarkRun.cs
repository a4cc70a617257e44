using BankingContracts.Benchmarks.Reporting;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>All cases at all sizes, as tables.</summary>
internal static class BenchmarkRun
{
    private const double GrowthTarget = 3;

    private static readonly string[] Heads = ["case", "accounts", "product", "script", "ratio", "target", "verdict"];

    /// <summary>Measures, prints, and writes the document if there is one.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var results = new List<CaseResult>(await SampleCases.RunAsync(options.WorkDirectory, options.Repeats));
        var stages = new List<StageTimes>();
        var few = new List<(long Accounts, double Seconds)>();
        foreach (var size in options.Sizes)
        {
            var folder = new BankFolder(options.WorkDirectory, size);
            var cases = new BankCases(folder, new BankRuns(folder, options.Repeats));
            await cases.RunAsync();
            results.AddRange(cases.Results);
            stages.AddRange(cases.Stages);
            few.Add((size, cases.FewChangesSeconds));
        }

        results.AddRange(few.Zip(few.Skip(1), static (small, large) => Growth(small, large)));
        var text = $"{Machine.Describe()}\n\n"
            + MarkdownTable.Of(Heads, results.Select(static r => (string[])[r.Case, r.Size, r.Product, r.Script, r.Ratio, r.Target, r.Verdict]))
            + "\nStages in seconds:\n\n"
            + MarkdownTable.Of(StageTimes.Heads, stages.SelectMany(static s => s.Cells));
        Console.WriteLine(text);
        if (options.Document is { } document)
            MeasuredDocument.Replace(document, "runs", text);
    }

    private static CaseResult Growth((long Accounts, double Seconds) small, (long Accounts, double Seconds) large)
    {
        var ratio = large.Seconds / small.Seconds;
        var sizes = $"{BenchmarkOptions.SizeText(small.Accounts)}, {BenchmarkOptions.SizeText(large.Accounts)}";
        return new CaseResult("10,000 changes, growth", sizes, Figures.Seconds(large.Seconds), "", Figures.Number(ratio) + " x the smaller", "<= 3 x", ratio <= GrowthTarget);
    }
}
