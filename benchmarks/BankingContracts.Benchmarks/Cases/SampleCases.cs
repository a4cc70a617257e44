using BankingContracts.Benchmarks.Measuring;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>The sample files of the repository: what a newcomer waits for.</summary>
internal static class SampleCases
{
    private const double StartTarget = 0.3;
    private const double WholeTarget = 1.5;

    /// <summary>Measures the first run over the sample files.</summary>
    public static async Task<IReadOnlyList<CaseResult>> RunAsync(string workDirectory, int repeats)
    {
        Console.Error.WriteLine("sample files ...");
        var work = Path.Combine(workDirectory, "work", "sample");
        var runs = new List<MeasuredRun>();
        for (var i = 0; i < repeats; i++)
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
            Directory.CreateDirectory(work);
            runs.Add(await Programs.ProductAsync(
                Programs.Pipeline, Path.Combine(work, "sample.duckdb"), Path.Combine(Programs.Root, "data", "inputs"), Path.Combine(work, "out"), "2026-01-01T00:00:00Z"));
        }

        var medians = new Medians(runs);
        var start = medians.Of(static r => r.Start.TotalSeconds);
        return
        [
            new CaseResult("start to first stage", "sample", Figures.Milliseconds(start), "", "", "< 300 ms", start < StartTarget),
            new CaseResult("whole pipeline", "sample", Figures.Seconds(medians.Wall), "", "", "< 1.5 s", medians.Wall < WholeTarget),
        ];
    }
}
