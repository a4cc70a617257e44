using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>Prints what is known of columns and NULL.</summary>
internal static class ProofOutput
{
    public static void Write(VerbContext context, IReadOnlyList<(ModelDefinition Model, ColumnLineage Column)> columns)
    {
        context.Print(() => Csv(columns), () => Json(columns), () => WriteTable(Consoles.ForRows(context.Environment), columns));
    }

    private static void WriteTable(IAnsiConsole console, IReadOnlyList<(ModelDefinition Model, ColumnLineage Column)> columns)
    {
        var table = new TextTable(new("model", IsNarrow: true), new("column", IsNarrow: true), new("NULL", IsNarrow: true), new("why"), new("place"));
        ModelDefinition? last = null;
        foreach (var (model, column) in columns)
        {
            table.Add(new(model == last ? "" : model.Name, Styles.Quiet), column.Column, new(Verdict(column), StyleOf(column.Standing)), column.Reason, new(column.Place, Styles.Quiet));
            last = model;
        }

        table.WriteTo(console);
        Words.Write(console, 1, string.Join(", ", columns.GroupBy(static c => c.Column.Standing).OrderBy(static g => g.Key).Select(static g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}")));
    }

    private static string Csv(IReadOnlyList<(ModelDefinition Model, ColumnLineage Column)> columns)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "layer", "model", "column", "verdict", "reason", "place");
        foreach (var (model, column) in columns)
            CsvText.AppendRow(csv, model.Layer.ToString().ToLowerInvariant(), model.Name, column.Column, Verdict(column), column.Reason, column.Place);
        return csv.ToString();
    }

    private static string Json(IReadOnlyList<(ModelDefinition Model, ColumnLineage Column)> columns) => JsonText.Document(json =>
    {
        json.WriteStartArray();
        foreach (var (model, column) in columns)
        {
            json.WriteStartObject();
            json.WriteString("layer", model.Layer.ToString().ToLowerInvariant());
            json.WriteString("model", model.Name);
            json.WriteString("column", column.Column);
            json.WriteString("verdict", Verdict(column));
            json.WriteString("reason", column.Reason);
            json.WriteString("place", column.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Verdict(ColumnLineage column) => column.Standing.ToString().ToLowerInvariant();

    private static Style StyleOf(ColumnStanding standing) => standing switch
    {
        ColumnStanding.Proven => Styles.Success,
        ColumnStanding.Asserted => Styles.Warning,
        ColumnStanding.Unknown => Styles.Failure,
        ColumnStanding.Nullable => Styles.Quiet,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "no such standing"),
    };
}
