using System.Globalization;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Pages;

/// <summary>What happened in a run, in order.</summary>
internal static class RunLog
{
    private static readonly TimeSpan OnTime = TimeSpan.FromMinutes(1);

    /// <summary>The lines of the log.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="report">Its report; null before it has one.</param>
    /// <param name="zone">The time zone of the viewer.</param>
    public static IReadOnlyList<LogLine> Of(RunEntry run, IReadOnlyList<RunStage> stages, QualityReport? report, TimeZoneInfo zone)
    {
        var lines = new List<LogLine> { new(run.RequestedAt, $"Asked for {Say.Origin(run)}{Due(run, zone)}.") };
        if (run.StartedAt is { } started)
        {
            lines.Add(new(started, "Began."));
            lines.AddRange((report?.FileNotes ?? []).Select(n => new LogLine(started, n.Text + ".")));
        }

        foreach (var stage in stages)
        {
            lines.Add(stage.EndedAt is { } ended
                ? new(ended, $"{Name(stage)}: {Did(stage)}.") { Took = ended - stage.StartedAt }
                : new(stage.StartedAt, $"{Name(stage)} began{(stage.Bytes is { } bytes ? $", {FileSize.Text(bytes)} to read" : "")}."));
        }

        if (run.EndedAt is { } end)
            lines.Add(new(end, $"{Say.Verdict(run)} {run.Message}".TrimEnd()) { Tone = Say.Tone(run) });
        return lines;
    }

    /// <summary>When it was due, where it was asked for later.</summary>
    private static string Due(RunEntry run, TimeZoneInfo zone) => run.DueAt is { } due && run.RequestedAt - due > OnTime
        ? string.Create(CultureInfo.InvariantCulture, $"; it was due on {TimeZoneInfo.ConvertTimeFromUtc(due, zone):d MMMM} at {TimeZoneInfo.ConvertTimeFromUtc(due, zone):HH:mm}")
        : "";

    private static string Name(RunStage stage) => stage.Model is null ? Capital(stage.Stage) : $"{Capital(stage.Stage)} {stage.Model}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Did(RunStage stage)
    {
        var (added, changed, removed) = (stage.Added ?? 0, stage.Changed ?? 0, stage.Removed ?? 0);
        var parts = new List<string>();
        if (added + changed + removed > 0)
            parts.Add($"{Say.Count(added)} added, {Say.Count(changed)} changed, {Say.Count(removed)} removed");
        else if (stage.Model is not null)
            parts.Add("nothing changed");
        if (stage.Rows is > 0 and var rows)
            parts.Add($"{Say.Count(rows, "row")}");
        if (stage.Bytes is { } bytes)
            parts.Add(FileSize.Text(bytes));
        if (stage.Note.Length > 0)
            parts.Add(stage.Note);
        return parts.Count == 0 ? "done" : string.Join("; ", parts);
    }
}

/// <summary>A line of a run's log.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Text">What happened.</param>
internal sealed record LogLine(DateTime At, string Text)
{
    /// <summary>How long it took; null where nothing took time.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The style of the outcome; null in the middle of a run.</summary>
    public string? Tone { get; init; }
}
