using BankingContracts.Benchmarks.Measuring;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>Where the time of a comparison went, stage by stage; "end" is what came after the last.</summary>
internal sealed record StageTimes(string Case, string Size, Comparison Runs)
{
    private static readonly string[] Stages = ["ingest", "stage", "snapshot", "build", "audit", "commit", "checkpoint", "export"];

    /// <summary>The heads of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["case", "accounts", "program", "wall s", "CPU s", "peak MB", "start", .. Stages, "end"];

    /// <summary>A row for the product and one for the script; seconds.</summary>
    public IEnumerable<IReadOnlyList<string>> Cells => [Row("product", Runs.Product), Row("script", Runs.Script)];

    private string[] Row(string program, Medians runs) =>
    [
        Case, Size, program, Figures.Number(runs.Wall), Figures.Number(runs.Cpu), Figures.Whole(runs.PeakMegabytes),
        Figures.Number(runs.Of(static r => r.Start.TotalSeconds)),
        .. Stages.Select(stage => Figures.Number(runs.Of(r => r.Of(stage).TotalSeconds))),
        Figures.Number(runs.Of(static r => r.End.TotalSeconds)),
    ];
}
