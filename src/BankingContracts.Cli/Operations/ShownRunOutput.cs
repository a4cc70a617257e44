using System.Globalization;
using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Operations;

/// <summary>Prints a run and its stages.</summary>
internal static class ShownRunOutput
{
    private const int Version = 1;

    public static void Write(VerbContext context, RunLine run, IReadOnlyList<StageLine> stages) =>
        context.Print(() => Csv(stages), () => Json(run, stages), () => WriteTable(context, run, stages));

    private static void WriteTable(VerbContext context, RunLine run, IReadOnlyList<StageLine> stages)
    {
        var console = Consoles.ForOut(context.Environment);
        console.WriteLine();
        Words.WriteTitle(console, run.Id, Facts(run));
        if (run.Message.Length > 0)
            Words.Write(console, 1, run.Message, RunsOutput.StyleOf(run.State));
        var table = new TextTable(
            new("stage", IsNarrow: true), new("model", IsNarrow: true), new("rows", IsNumber: true), new("added", IsNumber: true), new("changed", IsNumber: true), new("removed", IsNumber: true), new("took", IsNarrow: true));
        foreach (var stage in stages)
        {
            table.Add(
                stage.Stage,
                stage.Model ?? "",
                stage.Rows is { } rows ? DisplayText.Count(rows) : "-",
                Cell.Change(stage.Added ?? 0),
                Cell.Change(stage.Changed ?? 0),
                Cell.Change(stage.Removed ?? 0),
                stage.Milliseconds is { } took ? DisplayText.Duration(took) : "-");
        }

        if (!table.IsEmpty)
            table.WriteTo(console);
    }

    private static string Facts(RunLine run)
    {
        List<string> facts = [run.State];
        if (run.Schedule is { } schedule)
            facts.Add($"schedule {schedule}");
        if (run.StartedAt is { } start)
            facts.Add($"{DisplayText.Second(start)} UTC");
        if (run.EndedAt - run.StartedAt is { } took)
            facts.Add(DisplayText.Duration(took.TotalMilliseconds));
        if (run.ExitCode is { } code)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"exit code {code}"));
        return string.Join(", ", facts);
    }

    private static string Csv(IReadOnlyList<StageLine> stages)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "stage", "model", "rows", "added", "changed", "removed", "milliseconds", "note");
        foreach (var stage in stages)
            CsvText.AppendRow(csv, stage.Stage, stage.Model, Number(stage.Rows), Number(stage.Added), Number(stage.Changed), Number(stage.Removed), Number(stage.Milliseconds), stage.Note);
        return csv.ToString();
    }

    private static string Json(RunLine run, IReadOnlyList<StageLine> stages) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteStartObject("run");
        RunsOutput.WriteMembers(json, run);
        json.WriteEndObject();
        json.WriteStartArray("stages");
        foreach (var stage in stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Stage);
            json.WriteString("model", stage.Model);
            Write(json, "rows", stage.Rows);
            Write(json, "added", stage.Added);
            Write(json, "changed", stage.Changed);
            Write(json, "removed", stage.Removed);
            Write(json, "milliseconds", stage.Milliseconds);
            json.WriteString("note", stage.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write<T>(Utf8JsonWriter json, string name, T? number)
        where T : struct, IFormattable
    {
        json.WritePropertyName(name);
        if (Number(number) is { } text)
            json.WriteRawValue(text);
        else
            json.WriteNullValue();
    }

    private static string? Number<T>(T? number)
        where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture);
}
