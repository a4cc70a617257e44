using System.Globalization;
using System.Text;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Replays;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Results;

/// <summary>Prints what a replay did and found.</summary>
internal static class ReplayOutput
{
    private const int Version = 1;

    public static void Write(VerbContext context, ReplayResult result) => context.Print(() => Csv(result), () => Json(context, result), () => WriteTable(context, result));

    private static void WriteTable(VerbContext context, ReplayResult result)
    {
        var output = context.Environment.Out;
        var done = DisplayText.Count(result.Runs, "run", "runs");
        output.WriteLine(result.Database is { } path ? $"{done} done again in {context.Environment.Shorten(path)}." : $"{done} done again.");
        if (result.Models is null || result.Exports is null)
            return;
        if (!result.HasDifference)
        {
            output.WriteLine("Nothing differs: every table, every refused row and every export is the same.");
            return;
        }

        var table = new TextTable(new("model", IsNarrow: true), new("only here", IsNumber: true), new("only there", IsNumber: true), new("first difference"));
        foreach (var model in result.Models)
            table.Add(model.Model, DisplayText.Count(model.OnlyHere), DisplayText.Count(model.OnlyThere), First(context, model));
        if (result.Models.Count > 0)
            table.WriteTo(Consoles.ForOut(context.Environment));
        foreach (var export in result.Exports)
            output.WriteLine(export);
        output.WriteLine("Here is the database, there is what its files give with the contracts of today.");
    }

    private static string First(VerbContext context, ModelDifference model)
    {
        if (model.Key is not { } key)
            return "-";
        if (model.Column is not { } column)
            return $"{key}: only one side has it";
        return context.RunOptions.ShowValues ? $"{key}: {column} is {model.Here ?? "NULL"} here, {model.There ?? "NULL"} there" : $"{key}: {column}";
    }

    private static string Csv(ReplayResult result)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "model", "only_here", "only_there", "key", "column");
        foreach (var model in result.Models ?? [])
            CsvText.AppendRow(csv, model.Model, model.OnlyHere.ToString(CultureInfo.InvariantCulture), model.OnlyThere.ToString(CultureInfo.InvariantCulture), model.Key, model.Column);
        return csv.ToString();
    }

    private static string Json(VerbContext context, ReplayResult result) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteNumber("runs", result.Runs);
        json.WriteString("database", result.Database);
        json.WriteBoolean("is_compared", result.Models is not null);
        json.WriteStartArray("models");
        foreach (var model in result.Models ?? [])
        {
            json.WriteStartObject();
            json.WriteString("model", model.Model);
            json.WriteNumber("only_here", model.OnlyHere);
            json.WriteNumber("only_there", model.OnlyThere);
            json.WriteString("key", model.Key);
            json.WriteString("column", model.Column);
            json.WriteString("here", context.RunOptions.ShowValues ? model.Here : null);
            json.WriteString("there", context.RunOptions.ShowValues ? model.There : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("exports");
        foreach (var export in result.Exports ?? [])
            json.WriteStringValue(export);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
