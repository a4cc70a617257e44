using System.Globalization;
using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Rendering;

/// <summary>A copy of a database.</summary>
/// <param name="Database">The database.</param>
/// <param name="File">The copy.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastRun">The last run in it; null if there is none.</param>
internal sealed record BackupFacts(string Database, string File, long Bytes, CommittedRun? LastRun);

/// <summary>Prints what was copied.</summary>
internal static class BackupOutput
{
    private const int FormatVersion = 1;

    public static void Write(VerbContext context, BackupFacts facts) => context.Print(() => Csv(facts), () => Json(facts), () => WriteText(context.Environment, facts));

    private static void WriteText(ProgramEnvironment environment, BackupFacts facts)
    {
        var run = facts.LastRun is { } last ? $"the last run is {last.RunId} as of {DisplayText.Second(last.RunAt)} UTC" : "it has no run yet";
        Words.Write(
            Consoles.ForOut(environment), 0, $"Copied {environment.Shorten(facts.Database)} to {environment.Shorten(facts.File)}: {FileSize.Text(facts.Bytes)}, {run}.");
    }

    private static string Csv(BackupFacts facts)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "database", "file", "bytes", "run_id", "run_at");
        CsvText.AppendRow(
            csv,
            facts.Database,
            facts.File,
            facts.Bytes.ToString(CultureInfo.InvariantCulture),
            facts.LastRun?.RunId,
            facts.LastRun is { } run ? JsonText.Timestamp(run.RunAt) : null);
        return csv.ToString();
    }

    private static string Json(BackupFacts facts) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("database", facts.Database);
        json.WriteString("file", facts.File);
        json.WriteNumber("bytes", facts.Bytes);
        json.WriteString("run_id", facts.LastRun?.RunId);
        json.WriteString("run_at", facts.LastRun is { } run ? JsonText.Timestamp(run.RunAt) : null);
        json.WriteEndObject();
    });
}
