using System.Globalization;
using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Rendering;

/// <summary>Prints retired models, a line for each of their tables.</summary>
internal static class RetiredOutput
{
    public static void Write(VerbContext context, IReadOnlyList<RetiredModel> models)
    {
        List<(string Model, RetiredTable? Table)> lines = [.. models.SelectMany(static m => m.Tables.DefaultIfEmpty().Select(t => (m.Model, t)))];
        context.Print(() => Csv(lines), () => Json(lines), () => WriteTable(context.Environment, lines));
    }

    private static void WriteTable(ProgramEnvironment environment, List<(string Model, RetiredTable? Table)> lines)
    {
        if (lines.Count == 0)
            return;
        var table = new TextTable(new("retired model", IsNarrow: true), new("table", IsNarrow: true), new("rows", IsNumber: true));
        string? last = null;
        foreach (var (model, stored) in lines)
        {
            table.Add(model == last ? "" : model, stored?.Table ?? "none", stored?.Rows is { } rows ? DisplayText.Count(rows) : Kind(stored) ?? "");
            last = model;
        }

        table.WriteTo(Consoles.ForRows(environment));
    }

    private static string Csv(List<(string Model, RetiredTable? Table)> lines)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "table", "kind", "rows");
        foreach (var (model, stored) in lines)
            CsvText.AppendRow(csv, model, stored?.Table, Kind(stored), stored?.Rows?.ToString(CultureInfo.InvariantCulture));
        return csv.ToString();
    }

    private static string Json(List<(string Model, RetiredTable? Table)> lines) => JsonText.Document(json =>
    {
        json.WriteStartArray();
        foreach (var (model, stored) in lines)
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteString("table", stored?.Table);
            json.WriteString("kind", Kind(stored));
            if (stored?.Rows is { } rows)
                json.WriteNumber("rows", rows);
            else
                json.WriteNull("rows");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string? Kind(RetiredTable? stored) => stored is null ? null : stored.Rows is null ? "view" : "table";
}
