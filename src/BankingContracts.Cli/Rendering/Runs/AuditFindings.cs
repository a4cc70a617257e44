using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>The results of the audits: one line for all of them, and a block for each audit that found something.</summary>
internal static class AuditFindings
{
    private const int Indent = 10;

    /// <summary>The counts, for example <c>99: 98 passed (40 carried over), 1 warned, in 120 ms</c>.</summary>
    public static string Line(RunResult result)
    {
        var audits = result.Audits;
        var parts = new List<string>();
        foreach (var status in Enum.GetValues<AuditStatus>())
        {
            var count = audits.Count(a => a.Status == status);
            if (count == 0)
                continue;
            var carried = audits.Count(a => a.Status == status && a.IsCarriedOver);
            parts.Add($"{DisplayText.Count(count)} {StatusText(status)}{(carried > 0 ? $" ({DisplayText.Count(carried)} carried over)" : "")}");
        }
        var milliseconds = result.Stages.Where(s => s.Stage == StageKind.Audit).Sum(s => s.Milliseconds);
        if (milliseconds > 0)
            parts.Add($"in {DisplayText.Duration(milliseconds)}");
        return audits.Count == 0 ? "none" : $"{DisplayText.Count(audits.Count)}: {string.Join(", ", parts)}";
    }

    /// <summary>A block for every audit that failed, errored or warned.</summary>
    public static void Write(IAnsiConsole console, RunHeading heading, RunResult result)
    {
        var findings = result.Audits
            .Where(a => a.Status is AuditStatus.Failed or AuditStatus.Errored or AuditStatus.Warned)
            .Where(a => heading.IsVerbose || heading.IsCheck || !IsKnown(result, a))
            .OrderBy(a => a.Status == AuditStatus.Warned)
            .ToList();
        if (findings.Count == 0)
            return;
        TextLine.Write(console, new Cell(" Findings", Styles.Heading));
        console.WriteLine();
        foreach (var finding in findings)
            Write(console, finding, heading, result);
    }

    /// <summary>The warnings that the run before also had, on one line.</summary>
    public static IEnumerable<string> Known(RunResult result)
    {
        var known = result.Audits.Where(a => IsKnown(result, a)).ToList();
        if (known.Count > 0)
            yield return $"{DisplayText.Count(known.Count, "audit warns", "audits warn")} as before: {string.Join(", ", known.Select(a => $"{a.Audit.Name} ({DisplayText.Count(a.FailingRows, "row", "rows")})"))}";
    }

    /// <summary>A status in lower case.</summary>
    public static string StatusText(AuditStatus status) => status.ToString().ToLowerInvariant();

    private static bool IsKnown(RunResult result, AuditResult audit) => audit.Status == AuditStatus.Warned && RunNews.IsAsBefore(result, audit);

    private static void Write(IAnsiConsole console, AuditResult finding, RunHeading heading, RunResult result)
    {
        var audit = finding.Audit;
        var style = finding.Status == AuditStatus.Warned ? Styles.Warning : Styles.Failure;
        var place = (audit.Column is null ? audit.Model : $"{audit.Model}.{audit.Column}") + (audit.File.Length > 0 ? $" ({audit.File})" : "");
        var status = $" {finding.Status.ToString().ToUpperInvariant(),-8} ";
        if (Words.Width(status) + Words.Width(audit.Name) <= console.Profile.Width)
            TextLine.Write(console, new(status, style), new(audit.Name, Styles.Heading));
        else
        {
            TextLine.Write(console, new Cell(status.TrimEnd(), style));
            Words.Write(console, 1, audit.Name, Styles.Heading);
        }
        WriteIndented(console, finding.Status == AuditStatus.Errored
            ? $"{audit.Type.Word()} on {place} could not run: {finding.Message}"
            : $"{audit.Type.Word()} on {place}: {DisplayText.Count(finding.FailingRows, "failing row", "failing rows")}");
        if (audit.Description.Length > 0)
            WriteIndented(console, audit.Description);
        if (finding.Keys.Count > 0)
            WriteIndented(console, $"keys: {string.Join("; ", finding.Keys)}{(finding.FailingRows > finding.Keys.Count ? "; ..." : "")}");
        if (finding.File is not null && result.ReportPath is not null)
            WriteIndented(console, $"rows: {heading.Shorten(Path.Combine(Path.GetDirectoryName(result.ReportPath)!, finding.File))}");

        // The rows of a failed run are undone, so a query would not find them.
        var isInDatabase = heading.IsCheck || result.ExitCode != ExitCode.AuditFailed;
        if (isInDatabase && finding.Status != AuditStatus.Errored && FailingRowsQuery.OneLine(heading.TextOf(audit.FailingRows)) is { } sql)
            WriteIndented(console, $"query the rows with: {sql}", Styles.Quiet);
        console.WriteLine();
    }

    private static void WriteIndented(IAnsiConsole console, string text, Style? style = null) =>
        Words.Write(console, Indent, DisplayText.OneLine(text), style);
}
