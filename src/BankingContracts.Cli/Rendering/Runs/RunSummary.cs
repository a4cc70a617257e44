using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>The summary of a run: what happened to every model, where the rows went, what the audits say, what was written.</summary>
internal static class RunSummary
{
    public static void Write(IAnsiConsole console, RunHeading heading, RunResult result)
    {
        console.WriteLine();
        console.Write(new Text($" {heading.Pipeline.Name}", Styles.Heading));
        console.Write(new Text($"  {DisplayText.Timestamp(result.RunAt)} UTC  {heading.Engine}", Styles.Quiet));
        console.WriteLine();

        if (!StageTable.Write(console, heading.Pipeline, result.Stages))
            console.WriteLine();
        if (!StoppedAtOnce(result))
        {
            AccountingTable.Write(console, heading.Pipeline, result.Stagings, result.Deliveries);
            QuarantineTable.Write(console, result.Stagings);
        }
        AuditFindings.Write(console, heading, result);

        Facts.Write(console, "Files", FileFacts.Lines(result.FileNotes));
        if (result.Audits.Any(a => a.Status != AuditStatus.Skipped))
            Facts.Write(console, "Audits", AuditFindings.Line(result));
        if (result.IsCommitted)
            Facts.Write(console, "Closed keys", KeyFacts.Closed(result));
        Facts.Write(console, "Orphans", KeyFacts.Orphans(result.Audits), Styles.Warning);
        Facts.Write(console, "Exports", ExportFacts.Lines(result.Exports, heading.Shorten));
        if (result.ReportPath is not null)
            Facts.Write(console, "Report", heading.Shorten(result.ReportPath));
        console.WriteLine();
        WriteVerdict(console, heading.IsCheck, result);
    }

    // The totals would be those of the run before, which is not what was asked for.
    private static bool StoppedAtOnce(RunResult result) =>
        result is { ExitCode: not (ExitCode.Done or ExitCode.AuditFailed), IsCommitted: false, Stages.Count: 0 };

    private static void WriteVerdict(IAnsiConsole console, bool isCheck, RunResult result)
    {
        var elapsed = DisplayText.Duration(result.Elapsed.TotalMilliseconds);
        var (text, style) = result switch
        {
            { ExitCode: ExitCode.Done } when isCheck => ($"Checked in {elapsed}.", Styles.Success),
            { ExitCode: ExitCode.Done, Message.Length: > 0 } => ($"{result.Message} ({elapsed})", Styles.Success),
            { ExitCode: ExitCode.Done } => ($"Committed in {elapsed}, run {result.RunId}.", Styles.Success),
            { IsCommitted: true } => ($"Committed in {elapsed}, run {result.RunId}; some files could not be written.", Styles.Warning),
            { ExitCode: ExitCode.AuditFailed } when isCheck => ($"Checked in {elapsed}: audits failed.", Styles.Failure),
            { ExitCode: not ExitCode.AuditFailed } => ($"Stopped after {elapsed}: nothing was changed.", Styles.Failure),
            _ => ($"Rolled back after {elapsed}: nothing was changed.", Styles.Failure),
        };
        console.Write(new Text(" " + text, style));
        console.WriteLine();
    }
}
