using System.Data.Common;
using System.Text;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Results;

/// <summary>Prints the rows of quarantine models. Several models have different columns, so CSV and JSON then use one shape for all.</summary>
internal sealed class QuarantineOutput(VerbContext context, IReadOnlyList<ModelDefinition> models)
{
    private const string Reason = "failure_reason";
    private const string EnteredAt = "quarantined_at";
    private const string ReceivedIn = "_file";
    private const string ReceivedAt = "_line";

    public Task WriteAsync(IEngineReader database, CancellationToken cancellation) => context.Format switch
    {
        OutputFormat.Csv when models.Count == 1 => WriteCsvAsync(database, cancellation),
        OutputFormat.Csv => WriteUniformCsvAsync(database, cancellation),
        OutputFormat.Json => WriteJsonAsync(database, cancellation),
        OutputFormat.Table => WriteTablesAsync(database, cancellation),
        var format => throw VerbContext.NotOf(format),
    };

    private async Task WriteCsvAsync(IEngineReader database, CancellationToken cancellation)
    {
        await using var rows = await RowsAsync(database, models[0], cancellation);
        await ResultSet.WriteCsvAsync(rows, context.Environment.Out, cancellation);
    }

    private async Task WriteUniformCsvAsync(IEngineReader database, CancellationToken cancellation)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", Reason, EnteredAt, ReceivedIn, ReceivedAt, "row");
        foreach (var quarantine in models)
        {
            await using var reader = await RowsAsync(database, quarantine, cancellation);
            var rows = new RowReader(reader);
            while (await rows.ReadAsync(cancellation))
            {
                CsvText.AppendRow(
                    csv,
                    quarantine.Name,
                    ValueText.Of(rows[Reason]),
                    ValueText.Of(rows[EnteredAt]),
                    ValueText.Of(Position(rows, ReceivedIn)),
                    ValueText.Of(Position(rows, ReceivedAt)),
                    ResultSet.RowObject(rows, Reason, EnteredAt, ReceivedIn, ReceivedAt));
            }
            context.Environment.Out.Write(csv);
            csv.Clear();
        }
    }

    private async Task WriteJsonAsync(IEngineReader database, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var quarantine in models)
        {
            await using var reader = await RowsAsync(database, quarantine, cancellation);
            var rows = new RowReader(reader);
            while (await rows.ReadAsync(cancellation))
            {
                text.Append(text.Length == 0 ? "[\n  " : ",\n  ").Append(JsonText.Line(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("model", quarantine.Name);
                    json.WriteString(Reason, ValueText.Of(rows[Reason]));
                    json.WriteString(EnteredAt, ValueText.Of(rows[EnteredAt]));
                    json.WritePropertyName(ReceivedIn);
                    JsonValue.Write(json, Position(rows, ReceivedIn));
                    json.WritePropertyName(ReceivedAt);
                    JsonValue.Write(json, Position(rows, ReceivedAt));
                    json.WritePropertyName("row");
                    json.WriteRawValue(ResultSet.RowObject(rows, Reason, EnteredAt, ReceivedIn, ReceivedAt));
                    json.WriteEndObject();
                }));
            }
        }
        context.Environment.Out.Write(text.Length == 0 ? "[]\n" : text.Append("\n]\n").ToString());
    }

    private async Task WriteTablesAsync(IEngineReader database, CancellationToken cancellation)
    {
        var console = Consoles.ForRows(context.Environment);
        var state = await database.ReadStateAsync(cancellation);
        var stagings = models.Select(m => ((QuarantineBody)m.Body).Staging).ToHashSet(StringComparer.Ordinal);
        console.WriteLine();
        QuarantineTable.Write(console, state.Stagings.Where(s => stagings.Contains(s.Key)).ToDictionary());
        foreach (var quarantine in models)
        {
            await using var rows = await RowsAsync(database, quarantine, cancellation);
            var table = await ResultTable.ReadAsync(rows, cancellation);
            console.Write(new Text($" {quarantine.Name}", Styles.Heading));
            if (table.RowCount == 0)
                console.WriteLine("  empty");
            else
                table.WriteTo(console, toTheSecond: true);
            console.WriteLine();
        }
    }

    /// <summary>Where a row was received; a database of an earlier version does not have this.</summary>
    private static object? Position(RowReader rows, string column) => rows.Names.Contains(column) ? rows[column] : null;

    private static Task<DbDataReader> RowsAsync(IEngineReader database, ModelDefinition model, CancellationToken cancellation) =>
        database.ReadModelAsync(model, ModelRead.Ordered(EnteredAt, Reason), cancellation);
}
