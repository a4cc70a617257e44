using System.Text;
using BankingContracts.Cli.CommandLine;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Results;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using Spectre.Console;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows the rows that staging refused.</summary>
internal static class QuarantineVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string? model, CancellationToken cancellation)
    {
        var models = FindQuarantines(context.Pipeline, model);
        await using var database = await context.OpenReaderAsync(cancellation);
        switch (context.Format)
        {
            case OutputFormat.Csv when models is [var only]:
                await using (var rows = await RowsAsync(database, only, cancellation))
                    await ResultSet.WriteCsvAsync(rows, context.Environment.Out, cancellation);
                break;
            case OutputFormat.Csv:
                await WriteUniformCsvAsync(context, database, models, cancellation);
                break;
            case OutputFormat.Json:
                await WriteJsonAsync(context, database, models, cancellation);
                break;
            default:
                await WriteTablesAsync(context, database, models, cancellation);
                break;
        }
        return (int)ExitCode.Done;
    }

    private static async Task WriteTablesAsync(
        VerbContext context, IEngineReader database, IReadOnlyList<ModelDefinition> models, CancellationToken cancellation)
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
                table.WriteTo(console);
            console.WriteLine();
        }
    }

    // The tables have different columns: what they share comes first, the row as received follows as JSON.
    private static async Task WriteUniformCsvAsync(
        VerbContext context, IEngineReader database, IReadOnlyList<ModelDefinition> models, CancellationToken cancellation)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "failure_reason", "quarantined_at", "row");
        foreach (var quarantine in models)
        {
            await using var rows = await RowsAsync(database, quarantine, cancellation);
            var names = ResultSet.UniqueNames(rows);
            var reason = rows.GetOrdinal("failure_reason");
            var at = rows.GetOrdinal("quarantined_at");
            while (await rows.ReadAsync(cancellation))
            {
                var received = JsonText.Line(json =>
                {
                    json.WriteStartObject();
                    for (var i = 0; i < names.Count; i++)
                    {
                        if (i == reason || i == at)
                            continue;
                        json.WritePropertyName(names[i]);
                        JsonValue.Write(json, ResultSet.Value(rows, i));
                    }
                    json.WriteEndObject();
                });
                CsvText.AppendRow(
                    csv, quarantine.Name, ValueText.Of(ResultSet.Value(rows, reason)), ValueText.Of(ResultSet.Value(rows, at)), received);
            }
            context.Environment.Out.Write(csv);
            csv.Clear();
        }
    }

    private static async Task WriteJsonAsync(
        VerbContext context, IEngineReader database, IReadOnlyList<ModelDefinition> models, CancellationToken cancellation)
    {
        var text = new StringBuilder("[");
        var separator = "\n  ";
        foreach (var quarantine in models)
        {
            await using var rows = await RowsAsync(database, quarantine, cancellation);
            var names = ResultSet.UniqueNames(rows);
            while (await rows.ReadAsync(cancellation))
            {
                text.Append(separator).Append(JsonText.Line(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("model", quarantine.Name);
                    json.WriteStartObject("row");
                    ResultSet.WriteProperties(json, rows, names);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }));
                separator = ",\n  ";
            }
        }
        context.Environment.Out.Write(text.Append(separator == "\n  " ? "]\n" : "\n]\n"));
    }

    private static Task<System.Data.Common.DbDataReader> RowsAsync(IEngineReader database, ModelDefinition model, CancellationToken cancellation) =>
        database.QueryAsync($"select * from {model.Name} order by quarantined_at, failure_reason", cancellation);

    private static List<ModelDefinition> FindQuarantines(PipelineDefinition pipeline, string? name)
    {
        var all = pipeline.Models.Where(m => m.Body is QuarantineBody).ToList();
        if (name is null)
            return all;
        var found = all.Where(m => m.Name == name || Staging(pipeline, m).Name == name || ((StagingBody)Staging(pipeline, m).Body).Input == name).ToList();
        if (found.Count > 0)
            return found;
        var stagings = all.Select(m => Staging(pipeline, m).Name).ToList();
        throw PipelineException.BadInput(pipeline.Find(name) is not null
            ? $"{name} has no quarantine; the models that have one are {string.Join(", ", stagings)}."
            : $"There is no model '{name}'.{NearNames.Question(name, stagings)} The models with a quarantine are {string.Join(", ", stagings)}.");
    }

    private static ModelDefinition Staging(PipelineDefinition pipeline, ModelDefinition quarantine) =>
        pipeline[((QuarantineBody)quarantine.Body).Staging];
}
