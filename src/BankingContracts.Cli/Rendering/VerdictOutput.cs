using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>Prints what the check of the records has found.</summary>
internal static class VerdictOutput
{
    private const int FormatVersion = 1;

    /// <summary>Prints it.</summary>
    /// <param name="context">The verb.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="exports">The files that were compared with the manifests; null where there is none.</param>
    /// <param name="archived">The files that are kept in the archive.</param>
    public static void Write(VerbContext context, ChainVerdict verdict, int? exports, int archived) =>
        context.Print(() => Csv(verdict), () => Json(verdict, exports, archived), () => WriteText(context, verdict, exports, archived));

    private static void WriteText(VerbContext context, ChainVerdict verdict, int? exports, int archived)
    {
        var console = Consoles.ForOut(context.Environment);
        console.WriteLine();
        if (verdict.Differences.Count == 0)
            Words.Write(console, 1, "Nothing was changed since the records were written.", Styles.Success);
        else
        {
            Words.Write(console, 1, $"{DisplayText.Count(verdict.Differences.Count, "difference", "differences")}:", Styles.Failure);
            foreach (var difference in verdict.Differences)
                Words.Write(console, 3, $"{difference.Kind} {DisplayText.OneLine(difference.Name)}: {difference.Text}");
        }

        console.WriteLine();
        Words.Write(console, 1, $"{DisplayText.Count(verdict.Records, "record", "records")} since run {verdict.FirstRunId} ({DisplayText.Second(verdict.Since)} UTC); what was before it has no record.");
        Words.Write(console, 1, $"{DisplayText.Count(verdict.Tables, "table", "tables")} with {DisplayText.Count(verdict.Rows, "row", "rows")}, {Exports(context, exports)}{(archived > 0 ? $", {DisplayText.Count(archived, "archived file", "archived files")}" : "")}.");
        Words.Write(console, 1, $"Last record: {verdict.LastRunId}, hash {verdict.LastHash}");
    }

    private static string Exports(VerbContext context, int? exports) => exports is { } files
        ? DisplayText.Count(files, "export", "exports")
        : $"no exports: there is no manifest in {context.Environment.Shorten(context.RunOptions.OutputDirectory)}";

    private static string Csv(ChainVerdict verdict)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "kind", "name", "difference");
        foreach (var difference in verdict.Differences)
            CsvText.AppendRow(csv, difference.Kind, difference.Name, difference.Text);
        return csv.ToString();
    }

    private static string Json(ChainVerdict verdict, int? exports, int archived) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteBoolean("is_intact", verdict.Differences.Count == 0);
        json.WriteString("first_run_id", verdict.FirstRunId);
        json.WriteString("since", JsonText.Timestamp(verdict.Since));
        json.WriteNumber("records", verdict.Records);
        json.WriteString("last_run_id", verdict.LastRunId);
        json.WriteString("last_hash", verdict.LastHash);
        json.WriteNumber("tables", verdict.Tables);
        json.WriteNumber("rows", verdict.Rows);
        if (exports is { } files)
            json.WriteNumber("exports", files);
        else
            json.WriteNull("exports");
        json.WriteNumber("archived_files", archived);
        json.WriteStartArray("differences");
        foreach (var difference in verdict.Differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", difference.Kind);
            json.WriteString("name", difference.Name);
            json.WriteString("difference", difference.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
