namespace BankingContracts.Benchmarks.Measuring;

/// <summary>Several runs of the same.</summary>
/// <param name="Runs">The runs, an odd number of them.</param>
internal sealed record Medians(IReadOnlyList<MeasuredRun> Runs)
{
    /// <summary>The median of <paramref name="measure"/>.</summary>
    public double Of(Func<MeasuredRun, double> measure) => Runs.Select(measure).Order().ElementAt(Runs.Count / 2);

    /// <summary>The median wall time in seconds.</summary>
    public double Wall => Of(static r => r.Wall.TotalSeconds);

    /// <summary>The median wall time without the exports, in seconds.</summary>
    public double WithoutExports => Of(static r => r.WithoutExports.TotalSeconds);

    /// <summary>The median processor time in seconds.</summary>
    public double Cpu => Of(static r => r.Cpu.TotalSeconds);

    /// <summary>The median peak of resident memory, in MB.</summary>
    public double PeakMegabytes => Of(static r => r.PeakBytes / 1e6);
}
