using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Server.Columns;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Lineage;

/// <summary>Prints lineage.</summary>
internal static class LineageOutput
{
    // docs/schemas/lineage.schema.json
    private const int FormatVersion = 1;

    /// <param name="context">Where to.</param>
    /// <param name="subject">The model or column asked for.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="trace">What was found.</param>
    /// <param name="unknown">The models of which nothing is known.</param>
    public static void Write(VerbContext context, string subject, LineageDirection direction, LineageTrace trace, IReadOnlyList<string> unknown)
    {
        if (context.Format == OutputFormat.Mermaid)
        {
            context.Environment.Out.Write(LineageMermaid.Document(context.Pipeline, [.. trace.All]));
            return;
        }

        context.Print(
            () => Csv(trace),
            () => Json(context.Pipeline, subject, direction, trace, unknown),
            () => WriteTable(Consoles.ForRows(context.Environment), subject, direction, trace, unknown));
    }

    /// <summary>A kind as one word.</summary>
    public static string Word(LineageKind kind) => kind.ToString().ToLowerInvariant();

    private static void WriteTable(IAnsiConsole console, string subject, LineageDirection direction, LineageTrace trace, IReadOnlyList<string> unknown)
    {
        console.WriteLine();
        Words.WriteTitle(console, subject, direction == LineageDirection.Upstream ? "what it comes from" : "what comes from it");
        Section(console, "", trace.Values);
        Section(console, "what decides which rows exist (*) or which row a value is taken from, and what that comes from", trace.Filters);
        if (!trace.All.Any())
            console.WriteLine(direction == LineageDirection.Upstream ? " It comes from no column." : " Nothing comes from it.");
        if (unknown.Count > 0)
            Words.Write(console, 1, $"This build did not check the SQL of {string.Join(", ", unknown)}.");
    }

    private static void Section(IAnsiConsole console, string title, IReadOnlyList<LineageEdge> edges)
    {
        if (edges.Count == 0)
            return;
        if (title.Length > 0)
        {
            Words.Write(console, 1, title, Styles.Quiet);
        }

        var table = new TextTable(new("column", IsNarrow: true), new("how", IsNarrow: true), new("from", IsNarrow: true));
        foreach (var edge in edges)
            table.Add(edge.To.ToString(), new(Word(edge.Kind), Styles.Quiet), edge.From.ToString());
        table.WriteTo(console);
    }

    private static string Csv(LineageTrace trace)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "column", "kind", "from_model", "from_column", "path");
        foreach (var (path, edges) in Paths(trace))
        {
            foreach (var edge in edges)
                CsvText.AppendRow(csv, edge.To.Model, edge.To.Column, Word(edge.Kind), edge.From.Model, edge.From.Column, path);
        }

        return csv.ToString();
    }

    private static string Json(PipelineDefinition pipeline, string subject, LineageDirection direction, LineageTrace trace, IReadOnlyList<string> unknown) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", pipeline.Name);
        json.WriteString("subject", subject);
        json.WriteString("direction", direction.ToString().ToLowerInvariant());
        foreach (var (path, edges) in Paths(trace))
        {
            json.WriteStartArray(path);
            foreach (var edge in edges)
                WriteEdge(json, edge);
            json.WriteEndArray();
        }

        json.WriteStartArray("unknown_models");
        foreach (var model in unknown)
            json.WriteStringValue(model);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteEdge(Utf8JsonWriter json, LineageEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("model", edge.To.Model);
        json.WriteString("column", edge.To.Column);
        json.WriteString("kind", Word(edge.Kind));
        json.WriteString("from_model", edge.From.Model);
        json.WriteString("from_column", edge.From.Column);
        json.WriteEndObject();
    }

    private static (string Path, IReadOnlyList<LineageEdge> Edges)[] Paths(LineageTrace trace) => [("values", trace.Values), ("filters", trace.Filters)];
}
