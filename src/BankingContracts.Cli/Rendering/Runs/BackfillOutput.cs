using System.Globalization;
using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Prints what became of each day of a backfill. For people each day is printed when it ends, for programs all of them at the end.</summary>
internal sealed class BackfillOutput(VerbContext context)
{
    // docs/schemas/backfill.schema.json
    private const int FormatVersion = 1;

    private const string NoFiles = "no_files";

    private readonly List<(DateOnly Day, RunResult? Result)> _days = [];

    /// <summary>A day without a file was passed over.</summary>
    public void Pass(DateOnly day)
    {
        _days.Add((day, null));
        Say($"{DisplayText.Date(day)}  no files");
    }

    /// <summary>The run of a day ended.</summary>
    public void Add(DateOnly day, RunResult result)
    {
        _days.Add((day, result));
        Say($"{DisplayText.Date(day)}  {Outcome(result)}  {DisplayText.Count(Changed(result), "row changed", "rows changed")}  run {result.RunId}");
    }

    /// <summary>Prints the whole for programs.</summary>
    public void Close() => context.Print(Csv, Json, static () => { });

    private static string Outcome(RunResult? result) => result switch
    {
        null => NoFiles,
        { ExitCode: ExitCode.Done } => "succeeded",
        _ => "failed",
    };

    private static long Changed(RunResult result) => result.Stages.Where(s => s.Model is not null).Sum(s => s.Change.Added + s.Change.Changed + s.Change.Removed);

    private void Say(string line)
    {
        if (context.Format == OutputFormat.Table)
            context.Environment.Out.WriteLine(line);
    }

    private string Csv()
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "date", "outcome", "run_id", "exit_code", "rows_changed", "message");
        foreach (var (day, result) in _days)
        {
            CsvText.AppendRow(
                csv,
                DisplayText.Date(day),
                Outcome(result),
                result?.RunId,
                result is null ? null : ((int)result.ExitCode).ToString(CultureInfo.InvariantCulture),
                result is null ? null : Changed(result).ToString(CultureInfo.InvariantCulture),
                result?.Message);
        }

        return csv.ToString();
    }

    private string Json() => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", context.Pipeline.Name);
        json.WriteStartArray("days");
        foreach (var (day, result) in _days)
        {
            json.WriteStartObject();
            json.WriteString("date", DisplayText.Date(day));
            json.WriteString("outcome", Outcome(result));
            json.WriteString("run_id", result?.RunId);
            Write(json, "exit_code", (long?)result?.ExitCode);
            Write(json, "rows_changed", result is null ? null : Changed(result));
            json.WriteString("message", result?.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
