namespace BankingContracts.Benchmarks.Measuring;

/// <summary>A line of output and when it came, since the start of the process.</summary>
internal sealed record TimedLine(TimeSpan At, string Text);
