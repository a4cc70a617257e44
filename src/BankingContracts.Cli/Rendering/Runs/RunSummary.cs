using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>
/// The summary of a run: the models that changed, the findings of the audits, the written files, and the verdict last. With
/// <c>--verbose</c> it has everything; if nothing changed, it is one line.
/// </summary>
internal static class RunSummary
{
    private const string NothingChanged = "Nothing changed.";

    public static void Write(IAnsiConsole console, RunHeading heading, RunResult result)
    {
        if (!heading.IsVerbose && !heading.IsCheck && RunNews.IsNothing(heading.Pipeline, result))
        {
            console.WriteLine(NothingChanged);
            return;
        }

        console.WriteLine();
        Words.WriteTitle(console, heading.Pipeline.Name, $"{DisplayText.Second(result.RunAt)} UTC{(result.BusinessDate is { } date ? $"  business date {DisplayText.Date(date)}" : "")}  {heading.Engine}");
        if (!StageTable.Write(console, heading, heading.IsVerbose ? result.Stages : RunNews.Stages(heading.Pipeline, result)))
            console.WriteLine();
        var hasTotals = !StoppedAtOnce(result);
        if (hasTotals && heading.IsVerbose)
        {
            AccountingTable.Write(console, heading.Pipeline, result.Stagings, result.Deliveries);
            QuarantineTable.Write(console, result.Stagings);
        }
        AuditFindings.Write(console, heading, result);
        WriteFacts(console, heading, result, hasTotals);
        console.WriteLine();
        WriteVerdict(console, heading, result);
    }

    private static void WriteFacts(IAnsiConsole console, RunHeading heading, RunResult result, bool hasTotals)
    {
        if (hasTotals)
            Facts.Write(console, "Quarantine", QuarantineFacts.Line(result, heading.IsCheck));
        Facts.Write(console, "Files", FileFacts.Lines(result.FileNotes));
        if (result.Audits.Any(a => a.Status != AuditStatus.Skipped))
            Facts.Write(console, "Audits", AuditFindings.Line(result));
        if (!heading.IsVerbose && !heading.IsCheck)
            Facts.Write(console, "Warnings", AuditFindings.Known(result), Styles.Warning);
        if (result.IsCommitted)
            Facts.Write(console, "Closed keys", KeyFacts.Closed(result));
        if (heading.IsVerbose)
            Facts.Write(console, "Orphans", KeyFacts.Orphans(result.Audits), Styles.Warning);
        Facts.Write(console, "Exports", ExportFacts.Lines(result.Exports.Where(e => e.WasWritten || heading.IsVerbose), heading.Shorten));
        if (result.ReportPath is not null)
            Facts.Write(console, "Report", heading.Shorten(result.ReportPath));
        if (heading.IsVerbose && result.ChainHash is { } hash)
            Facts.Write(console, "Record", hash);
    }

    // The totals would be those of the run before, and nobody asked for them.
    private static bool StoppedAtOnce(RunResult result) =>
        result is { ExitCode: not (ExitCode.Done or ExitCode.AuditFailed), IsCommitted: false, Stages.Count: 0 };

    private static void WriteVerdict(IAnsiConsole console, RunHeading heading, RunResult result)
    {
        var elapsed = DisplayText.Duration(result.Elapsed.TotalMilliseconds);
        var (text, style) = result switch
        {
            { ExitCode: ExitCode.Done } when heading.IsCheck => ($"Checked in {elapsed}.", Styles.Success),
            { ExitCode: ExitCode.Done, Message.Length: > 0 } => ($"{result.Message} ({elapsed})", Styles.Success),
            { ExitCode: ExitCode.Done } when RunNews.IsNothing(heading.Pipeline, result) => ($"{NothingChanged} ({elapsed}, run {result.RunId})", Styles.Success),
            { ExitCode: ExitCode.Done } => ($"Committed in {elapsed}, run {result.RunId}.", Styles.Success),
            { IsCommitted: true } => ($"Committed in {elapsed}, run {result.RunId}; some files could not be written.", Styles.Warning),
            { ExitCode: ExitCode.AuditFailed } when heading.IsCheck => ($"Checked in {elapsed}: audits failed.", Styles.Failure),
            { ExitCode: not ExitCode.AuditFailed } => ($"Stopped after {elapsed}: nothing was changed.", Styles.Failure),
            _ => ($"Rolled back after {elapsed}: nothing was changed.", Styles.Failure),
        };
        Words.Write(console, 1, text, style);
    }
}
