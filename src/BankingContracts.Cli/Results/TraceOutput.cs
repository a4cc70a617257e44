using System.Globalization;
using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Results;

/// <summary>Prints where rows came from: a tree for people, a list of rows that name each other for programs.</summary>
internal static class TraceOutput
{
    private const int FormatVersion = 1;

    public static void Write(VerbContext context, TraceStart start, RowTrace trace, bool showsValues) => context.Print(
        () => Csv(trace), () => Json(start, trace, showsValues), () => new TraceTree(Consoles.ForOut(context.Environment), trace, showsValues).Write());

    /// <summary>A line for each step from a row to one that it came from.</summary>
    private static string Csv(RowTrace trace)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "row", "model", "key", "from_row", "from_model", "from_key", "file", "line", "sha256", "loaded_at", "note");
        foreach (var (number, row) in trace.Rows.Index())
        {
            foreach (var step in row.From)
            {
                if (step.Rows.Count == 0)
                    CsvText.AppendRow(csv, Number(number), row.Model, KeyText(row), null, step.Model, null, null, null, null, null, step.Note);
                foreach (var from in step.Rows)
                {
                    var (other, place) = (trace.Rows[from], trace.Rows[from].Place);
                    CsvText.AppendRow(
                        csv, Number(number), row.Model, KeyText(row), Number(from), other.Model, KeyText(other), place?.File, place?.Line is { } line ? Number(line) : null,
                        place?.Sha256, place is null ? null : JsonText.Timestamp(place.LoadedAt), step.Note);
                }
            }
        }

        return csv.ToString();
    }

    private static string Json(TraceStart start, RowTrace trace, bool showsValues) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("model", start.Model.Name);
        WriteNumbers(json, "rows_asked_for", trace.Roots);
        json.WriteStartArray("rows");
        foreach (var (number, row) in trace.Rows.Index())
            WriteRow(json, number, row, showsValues);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteRow(Utf8JsonWriter json, int number, TracedRow row, bool showsValues)
    {
        json.WriteStartObject();
        json.WriteNumber("row", number);
        json.WriteString("layer", row.Layer.ToString().ToLowerInvariant());
        json.WriteString("model", row.Model);
        WriteValues(json, "key", row.Key);
        if (showsValues)
            WriteValues(json, "values", row.Values);
        if (row.Place is { } place)
        {
            json.WriteString("file", place.File);
            if (place.Line is { } line)
                json.WriteNumber("line", line);
            else
                json.WriteNull("line");
            json.WriteString("sha256", place.Sha256);
            json.WriteString("loaded_at", JsonText.Timestamp(place.LoadedAt));
        }

        json.WriteStartArray("from");
        foreach (var step in row.From)
        {
            json.WriteStartObject();
            json.WriteString("model", step.Model);
            json.WriteNumber("count", step.Count);
            WriteNumbers(json, "rows", step.Rows);
            json.WriteString("note", step.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, IEnumerable<TracedValue> values)
    {
        json.WriteStartObject(name);
        foreach (var value in values)
            json.WriteString(value.Column, value.Value);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static string KeyText(TracedRow row) => string.Join(", ", row.Key.Select(k => $"{k.Column} {k.Value ?? "NULL"}"));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The tree of a trace. A row that stands above already is not followed again.</summary>
/// <param name="console">Where it is printed.</param>
/// <param name="trace">The trace.</param>
/// <param name="showsValues">Whether all values are shown.</param>
internal sealed class TraceTree(IAnsiConsole console, RowTrace trace, bool showsValues)
{
    private readonly HashSet<int> _shown = [];

    public void Write()
    {
        console.WriteLine();
        foreach (var root in trace.Roots)
            Write(root, " ", " ");
    }

    private void Write(int number, string first, string rest)
    {
        var row = trace.Rows[number];
        var isNew = _shown.Add(number) || row.From.Count == 0;
        var below = isNew && row.From.Count > 0 ? rest + "│ " : rest + "  ";
        Line(first, below, Title(row) + (isNew ? "" : " (as above)"));
        if (row.Place is { Sha256: { } hash })
            Line(below, below, "sha256 " + hash, Styles.Quiet);
        if (!isNew)
            return;
        if (showsValues)
            Line(below, below, string.Join(", ", row.Values.Select(Text)), Styles.Quiet);
        foreach (var (i, step) in row.From.Index())
            Write(step, rest, isLast: i == row.From.Count - 1);
    }

    private void Write(TracedStep step, string rest, bool isLast)
    {
        var more = step.Count > step.Rows.Count || step.Note.Length > 0 || step.Rows.Count == 0;
        foreach (var (i, from) in step.Rows.Index())
        {
            var isEnd = isLast && !more && i == step.Rows.Count - 1;
            Write(from, rest + (isEnd ? "└ " : "├ "), rest + (isEnd ? "  " : "│ "));
        }

        if (more)
            Line(rest + (isLast ? "└ " : "├ "), rest + (isLast ? "  " : "│ "), Remark(step), Styles.Quiet);
    }

    private static string Remark(TracedStep step)
    {
        var note = step.Note.Length > 0 ? ": " + step.Note : "";
        return step.Rows.Count == 0
            ? $"{step.Model}, {DisplayText.Count(step.Count, "row", "rows")}{note}"
            : step.Count > step.Rows.Count
                ? $"{step.Model}, {DisplayText.Count(step.Rows.Count)} of {DisplayText.Count(step.Count, "row", "rows")}{note}"
                : $"{step.Model}{note}";
    }

    private static string Title(TracedRow row)
    {
        if (row.Place is not { } place)
            return $"{row.Model}  {string.Join(", ", row.Key.Select(Text))}";
        var where = place is { File: { } file, Line: { } line } ? $"{DisplayText.OneLine(file)} line {line.ToString(CultureInfo.InvariantCulture)}" : "file and line are not known";
        return $"{row.Model}  {where}, loaded {DisplayText.Second(place.LoadedAt)}";
    }

    private static string Text(TracedValue value) => $"{value.Column} {DisplayText.OneLine(value.Value ?? "NULL")}";

    private void Line(string first, string rest, string text, Style? style = null)
    {
        foreach (var (i, line) in Words.Wrap(text, Math.Max(console.Profile.Width - rest.Length, 20)).Index())
            TextLine.Write(console, i == 0 ? first : rest, new(line, style));
    }
}
