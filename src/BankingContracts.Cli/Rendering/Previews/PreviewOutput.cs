using System.Globalization;
using System.Text;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Previews;

/// <summary>Prints what a run would change: for people, for a pull request, and for programs (docs/schemas/preview.schema.json).</summary>
/// <param name="pipeline">The name of the pipeline.</param>
/// <param name="isNew">Whether there is no database yet.</param>
/// <param name="preview">The preview.</param>
internal sealed class PreviewOutput(string pipeline, bool isNew, RunPreview preview)
{
    private readonly List<PreviewedChange> _changes = [.. preview.Changes.Where(c => !c.IsEmpty)];

    private IEnumerable<AuditResult> Findings => preview.Result.Audits.Where(a => a.Status is AuditStatus.Failed or AuditStatus.Errored or AuditStatus.Warned);

    public void WriteTable(IAnsiConsole console)
    {
        console.WriteLine();
        Words.WriteTitle(console, $"Preview of {pipeline}", $"{DisplayText.Second(preview.Result.RunAt)} UTC  nothing was changed");
        if (_changes.Count == 0)
            Words.Write(console, 1, "The run would change no row.");
        var table = new TextTable(new("model"), new("added", IsNumber: true), new("changed", IsNumber: true), new("removed", IsNumber: true));
        foreach (var change in _changes)
            table.Add(change.Model, Cell.Change(change.Added), Cell.Change(change.Changed), Cell.Change(change.Removed));
        if (!table.IsEmpty)
            table.WriteTo(console);
        if (isNew)
            return;
        foreach (var change in _changes)
            Facts.Write(console, "", Lines(change).Prepend(change.Model));
        foreach (var audit in Findings)
            Facts.Write(console, "Audit", $"{audit.Audit.Name}: {audit.Status.ToString().ToLowerInvariant()}, {DisplayText.Count(audit.FailingRows, "row", "rows")}");
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        Line(text, $"### What a run would change in {pipeline}");
        Line(text, "");
        if (_changes.Count == 0)
            Line(text, "No row.");
        else
        {
            Line(text, "| model | added | changed | removed |");
            Line(text, "|---|--:|--:|--:|");
            foreach (var change in _changes)
                Line(text, $"| {change.Model} | {Number(change.Added)} | {Number(change.Changed)} | {Number(change.Removed)} |");
        }

        foreach (var change in _changes.Where(c => c.Rows.Count > 0 && !isNew))
        {
            Line(text, "");
            Line(text, $"**{change.Model}**");
            Line(text, "");
            foreach (var line in Lines(change))
                Line(text, "- " + line.Replace("|", "\\|", StringComparison.Ordinal));
        }

        foreach (var audit in Findings)
        {
            Line(text, "");
            Line(text, $"Audit {audit.Audit.Name}: {audit.Status.ToString().ToLowerInvariant()}, {Number(audit.FailingRows)} rows.");
        }

        if (preview.Result.Message.Length > 0)
        {
            Line(text, "");
            Line(text, preview.Result.Message);
        }

        return text.ToString();
    }

    public string Csv()
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "added", "changed", "removed");
        foreach (var change in preview.Changes)
            CsvText.AppendRow(csv, change.Model, Number(change.Added), Number(change.Changed), Number(change.Removed));
        return csv.ToString();
    }

    public string Json() => JsonText.Line(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", 1);
        json.WriteString("pipeline", pipeline);
        json.WriteString("run_at", JsonText.Timestamp(preview.Result.RunAt));
        json.WriteNumber("exit_code", (int)preview.Result.ExitCode);
        json.WriteString("message", preview.Result.Message);
        json.WriteStartArray("models");
        foreach (var change in preview.Changes)
        {
            json.WriteStartObject();
            json.WriteString("model", change.Model);
            json.WriteNumber("added", change.Added);
            json.WriteNumber("changed", change.Changed);
            json.WriteNumber("removed", change.Removed);
            json.WriteStartArray("rows");
            foreach (var row in change.Rows)
            {
                json.WriteStartObject();
                json.WriteString("kind", Word(row.Kind));
                json.WriteStartObject("key");
                foreach (var (column, value) in row.Key)
                    json.WriteString(column, value);
                json.WriteEndObject();
                json.WriteStartArray("values");
                foreach (var value in row.Values)
                {
                    json.WriteStartObject();
                    json.WriteString("column", value.Column);
                    json.WriteString("before", value.Before);
                    json.WriteString("after", value.After);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("audits");
        foreach (var audit in Findings)
        {
            json.WriteStartObject();
            json.WriteString("audit", audit.Audit.Name);
            json.WriteString("status", audit.Status.ToString().ToLowerInvariant());
            json.WriteNumber("failing_rows", audit.FailingRows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    /// <summary>A line for each row that is shown, and one that says how many there are more.</summary>
    private static IEnumerable<string> Lines(PreviewedChange change)
    {
        foreach (var row in change.Rows)
        {
            var key = string.Join(", ", row.Key.Select(k => $"{k.Key} {k.Value ?? "NULL"}"));
            var values = string.Join(", ", row.Values.Select(v => row.Kind switch
            {
                PreviewKind.Added => $"{v.Column} {v.After ?? "NULL"}",
                PreviewKind.Removed => $"{v.Column} {v.Before ?? "NULL"}",
                PreviewKind.Changed => $"{v.Column} {v.Before ?? "NULL"} → {v.After ?? "NULL"}",
                _ => throw new ArgumentOutOfRangeException(nameof(change), row.Kind, "no such kind"),
            }));
            yield return string.Join(": ", new[] { $"{Word(row.Kind)} {key}".TrimEnd(), values }.Where(t => t.Length > 0));
        }

        var more = change.Added + change.Changed + change.Removed - change.Rows.Count;
        if (change.Rows.Count > 0 && more > 0)
            yield return $"and {DisplayText.Count(more, "row", "rows")} more";
    }

    private static string Word(PreviewKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
