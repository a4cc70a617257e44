using System.Globalization;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Pages;

/// <summary>Numbers and times in words.</summary>
internal static class Say
{
    private const double MillisecondsShown = 1000;

    /// <summary>A number with separators: 1,204.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun: 1 run, 3 runs.</summary>
    public static string Count(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>A span: 340 ms, 4.1 s, 41 s, 2 min 5 s, 3 h 4 min.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < MillisecondsShown } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 1 } => Two(span.Minutes, "min", span.Seconds, "s"),
        { TotalDays: < 1 } => Two(span.Hours, "h", span.Minutes, "min"),
        _ => Two((int)span.TotalDays, "d", span.Hours, "h"),
    };

    /// <summary>How long something is still ahead, to the minute: in 43 min. What is due now is due in less than a minute.</summary>
    public static string Ahead(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? "in less than a minute" : $"in {Span(TimeSpan.FromMinutes(Math.Floor(span.TotalMinutes)))}";

    /// <summary>What asked for a run, as a phrase.</summary>
    public static string Origin(RunEntry run) => run.Cause switch
    {
        RunCause.Schedule => $"by schedule {run.Schedule}",
        RunCause.Files => $"by schedule {run.Schedule}, when its files arrived",
        RunCause.After => $"by schedule {run.Schedule}, after another schedule",
        RunCause.Page => $"by {run.RequestedBy}",
        RunCause.Api => $"by {run.RequestedBy}",
        RunCause.CommandLine => "by the command line",
        RunCause.Backfill => $"by a backfill of {run.RequestedBy}",
        RunCause.Retry => $"by {run.RequestedBy}, again after a failure",
        RunCause.Recovery => "again, after the service ended",
        _ => throw new ArgumentOutOfRangeException(nameof(run), run.Cause, "no cause of a run"),
    };

    /// <summary>A run's outcome as one sentence.</summary>
    public static string Verdict(RunEntry run) => run.State switch
    {
        RunState.Queued => "Waits for its turn.",
        RunState.Running => "Is under way.",
        RunState.Succeeded when run.Warned > 0 => $"Succeeded, with {Count(run.Warned, "warning")}{After(run)}.",
        RunState.Succeeded => $"Succeeded{After(run)}.",
        RunState.Failed => $"Failed{After(run)}.",
        RunState.Cancelled => "Was cancelled.",
        RunState.Interrupted => "Was interrupted.",
        _ => throw new ArgumentOutOfRangeException(nameof(run), run.State, "no state of a run"),
    };

    /// <summary>A sentence that goes on in another one.</summary>
    public static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    /// <summary>The style of a run's outcome: ok, warn, bad, running or idle.</summary>
    public static string Tone(RunEntry run) => run.State switch
    {
        RunState.Queued or RunState.Cancelled => "idle",
        RunState.Running => "running",
        RunState.Succeeded => run.Warned > 0 ? "warn" : "ok",
        RunState.Failed or RunState.Interrupted => "bad",
        _ => throw new ArgumentOutOfRangeException(nameof(run), run.State, "no state of a run"),
    };

    /// <summary>A number of a picture, in pixels.</summary>
    public static string Pixel(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Two(int large, string largeUnit, int small, string smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}{(small == 0 ? "" : $" {small} {smallUnit}")}");

    private static string After(RunEntry run) => run.Elapsed is { } elapsed ? $" in {Span(elapsed)}" : "";
}
