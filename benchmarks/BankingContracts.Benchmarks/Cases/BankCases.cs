using System.Diagnostics;
using BankingContracts.Benchmarks.Data;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>The cases of a bank of one size, each with its target.</summary>
internal sealed class BankCases(BankFolder folder, BankRuns runs)
{
    private const double LoadTimeTarget = 1.3;
    private const double LoadMemoryTarget = 1.5;
    private const double ChangedFullTarget = 6;
    private const double SameFullTarget = 0.5;
    private const double DeltaTarget = 20;

    private readonly string _size = BenchmarkOptions.SizeText(folder.Accounts);

    /// <summary>The lines of the table.</summary>
    public List<CaseResult> Results { get; } = [];

    /// <summary>Where the time went.</summary>
    public List<StageTimes> Stages { get; } = [];

    /// <summary>Seconds of a delta of <see cref="BankFolder.FewChanges"/> changes, without exports.</summary>
    public double FewChangesSeconds { get; private set; }

    /// <summary>Measures them all.</summary>
    public async Task RunAsync()
    {
        var load = await MeasureAsync("first load", runs.FirstLoadAsync);
        AddAtMost("first load, time", load.Product.Wall, load.Script.Wall, LoadTimeTarget, Figures.Seconds);
        AddAtMost("first load, CPU time", load.Product.Cpu, load.Script.Cpu, null, Figures.Seconds);
        AddAtMost("first load, memory", load.Product.PeakMegabytes, load.Script.PeakMegabytes, LoadMemoryTarget, Figures.Megabytes);

        var full = await MeasureAsync("full file, 1 % changed", runs.ChangedFullAsync);
        AddFaster("full file, 1 % changed", full, load, ChangedFullTarget);

        // Hashing first also brings the files back into the system's cache, from which a run reads them too.
        var hashing = HashSeconds();
        var same = await runs.SameFullAsync();
        var beyond = same.Wall - hashing;
        Results.Add(new CaseResult("full file, same content", _size, Figures.Seconds(same.Wall), "", Figures.Seconds(beyond) + " beyond hashing", "< 0.5 s", beyond < SameFullTarget));

        await runs.FirstDeltaAsync();
        var delta = await MeasureAsync("delta file, 1 % changed", () => runs.DeltaAsync(folder.SecondDelta));
        AddFaster("delta file, 1 % changed", delta, load, DeltaTarget);
        var few = await MeasureAsync("delta file, 10,000 changes", () => runs.DeltaAsync(folder.FewDelta));
        FewChangesSeconds = few.Product.WithoutExports;
        AddFaster("delta file, 10,000 changes", few, load, null);
    }

    private async Task<Comparison> MeasureAsync(string name, Func<Task<Comparison>> run)
    {
        Console.Error.WriteLine($"{_size} accounts, {name} ...");
        var comparison = await run();
        Stages.Add(new StageTimes(name, _size, comparison));
        return comparison;
    }

    private void AddAtMost(string name, double product, double script, double? target, Func<double, string> text)
    {
        var ratio = product / script;
        Results.Add(new CaseResult(
            name, _size, text(product), text(script), Figures.Number(ratio) + " x script", target is { } most ? $"<= {most} x" : "", target is null ? null : ratio <= target));
    }

    /// <summary>Both without the exports.</summary>
    private void AddFaster(string name, Comparison changed, Comparison load, double? target)
    {
        var ratio = load.Product.WithoutExports / changed.Product.WithoutExports;
        Results.Add(new CaseResult(
            name, _size, Figures.Seconds(changed.Product.WithoutExports), Figures.Seconds(changed.Script.WithoutExports),
            Figures.Number(ratio) + " x faster than first load", target is { } least ? $">= {least} x" : "", target is null ? null : ratio >= target));
    }

    /// <summary>The second time: the first may read from the disk.</summary>
    private double HashSeconds()
    {
        Hash();
        var watch = Stopwatch.StartNew();
        Hash();
        return watch.Elapsed.TotalSeconds;

        void Hash()
        {
            SameFiles.Hash(Path.Combine(folder.FirstFull, BankFiles.AccountsFile));
            SameFiles.Hash(Path.Combine(folder.FirstFull, BankFiles.CustomersFile));
        }
    }
}
