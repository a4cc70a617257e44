using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Examples;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Examples;

/// <summary>Prints the examples that were played.</summary>
internal static class ExampleOutput
{
    private const int FormatVersion = 1;

    /// <summary>Prints them.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="engine">Where they were played, for people.</param>
    /// <param name="examples">The examples.</param>
    public static void Write(VerbContext context, string engine, IReadOnlyList<PlayedExample> examples) =>
        context.Print(() => Csv(examples), () => Json(engine, examples), () => WriteTable(Consoles.ForRows(context.Environment), engine, examples));

    private static void WriteTable(IAnsiConsole console, string engine, IReadOnlyList<PlayedExample> examples)
    {
        var table = new TextTable(new("model", IsNarrow: true), new("example"), new("result", IsNarrow: true));
        foreach (var example in examples)
            table.Add(new(example.Example.Model, Styles.Quiet), DisplayText.OneLine(example.Example.Name), example.IsPassed ? new("passed", Styles.Success) : new("failed", Styles.Failure));
        if (!table.IsEmpty)
            table.WriteTo(console);
        foreach (var example in examples.Where(static e => !e.IsPassed))
        {
            Words.Write(console, 1, DisplayText.OneLine($"{example.Example.Name} ({example.Example.File})"), Styles.Heading);
            foreach (var (_, sentence) in example.Differences)
                Words.Write(console, 3, DisplayText.OneLine(sentence));
            console.WriteLine();
        }

        var failed = examples.Count(static e => !e.IsPassed);
        var verdict = examples.Count == 0 ? "There are no examples; docs/examples.md shows how to write one."
            : failed == 0 ? $"{DisplayText.Count(examples.Count, "example passes", "examples pass")} on {engine}."
            : $"{DisplayText.Count(failed)} of {DisplayText.Count(examples.Count, "example fails", "examples fail")} on {engine}.";
        Words.Write(console, 1, verdict, failed > 0 ? Styles.Failure : Styles.Success);
    }

    private static string Csv(IReadOnlyList<PlayedExample> examples)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "example", "file", "result", "differences");
        foreach (var example in examples)
            CsvText.AppendRow(csv, example.Example.Model, example.Example.Name, example.Example.File, Result(example), string.Join("; ", example.Differences.Select(static d => d.Sentence)));
        return csv.ToString();
    }

    private static string Json(string engine, IReadOnlyList<PlayedExample> examples) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("engine", engine);
        json.WriteNumber("passed", examples.Count(static e => e.IsPassed));
        json.WriteNumber("failed", examples.Count(static e => !e.IsPassed));
        json.WriteStartArray("examples");
        foreach (var example in examples)
        {
            json.WriteStartObject();
            json.WriteString("name", example.Example.Name);
            json.WriteString("model", example.Example.Model);
            json.WriteString("file", example.Example.File);
            json.WriteString("result", Result(example));
            json.WriteStartArray("differences");
            foreach (var (difference, sentence) in example.Differences)
                WriteDifference(json, difference, sentence);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteDifference(System.Text.Json.Utf8JsonWriter json, ExampleDifference difference, string sentence)
    {
        json.WriteStartObject();
        json.WriteString("kind", Kind(difference.Kind));
        json.WriteString("message", sentence);
        json.WriteString("part", difference.Part);
        if (difference.Row is { } row)
            json.WriteNumber("row", row + 1);
        else
            json.WriteNull("row");
        json.WriteString("column", difference.Column);
        json.WriteString("expected", difference.Expected);
        json.WriteString("found", difference.Found);
        json.WriteEndObject();
    }

    private static string Result(PlayedExample example) => example.IsPassed ? "passed" : "failed";

    private static string Kind(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Value => "value",
        DifferenceKind.MissingRow => "missing_row",
        DifferenceKind.UnexpectedRow => "unexpected_row",
        DifferenceKind.Count => "count",
        DifferenceKind.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };
}
