namespace BankingContracts.Benchmarks.Measuring;

/// <summary>What one process took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time of all its threads.</param>
/// <param name="PeakBytes">The most memory that was resident (VmHWM).</param>
/// <param name="Lines">What it printed, each line with the time since the start.</param>
internal sealed record MeasuredRun(TimeSpan Wall, TimeSpan Cpu, long PeakBytes, IReadOnlyList<TimedLine> Lines)
{
    /// <summary>The time until the first stage began: both programs then print a line that begins with "run".</summary>
    public TimeSpan Start => Lines.First(static l => l.Text.StartsWith("run", StringComparison.Ordinal)).At;

    /// <summary>The time after the last export: the summary, the report, closing the database.</summary>
    public TimeSpan End => Wall - Lines.Last(static l => l.Text.StartsWith("export ", StringComparison.Ordinal)).At;

    /// <summary>The time that the lines of <paramref name="stage"/> took, each from the line before it.</summary>
    public TimeSpan Of(string stage) => Lines.Zip(Lines.Skip(1))
        .Where(pair => pair.Second.Text.StartsWith(stage + " ", StringComparison.Ordinal))
        .Aggregate(TimeSpan.Zero, static (sum, pair) => sum + (pair.Second.At - pair.First.At));

    /// <summary>The wall time without the exports, which write whole tables whatever changed.</summary>
    public TimeSpan WithoutExports => Wall - Of("export");
}
