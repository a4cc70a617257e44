using System.Globalization;
using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Operations;

/// <summary>Prints runs.</summary>
internal static class RunsOutput
{
    private const int Version = 1;

    public static void Write(VerbContext context, IReadOnlyList<RunLine> runs) => context.Print(() => Csv(runs), () => Json(runs), () => WriteTable(context, runs));

    /// <summary>Writes a run as members of an object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, RunLine run)
    {
        json.WriteString("id", run.Id);
        json.WriteString("state", run.State);
        json.WriteString("cause", run.Cause);
        json.WriteString("schedule", run.Schedule);
        json.WriteString("started_at", Time(run.StartedAt));
        json.WriteString("ended_at", Time(run.EndedAt));
        if (run.ExitCode is { } code)
            json.WriteNumber("exit_code", code);
        else
            json.WriteNull("exit_code");
        json.WriteBoolean("is_committed", run.IsCommitted);
        json.WriteNumber("changed_rows", run.ChangedRows);
        json.WriteString("message", run.Message);
    }

    private static void WriteTable(VerbContext context, IReadOnlyList<RunLine> runs)
    {
        var console = Consoles.ForOut(context.Environment);
        var table = new TextTable(new("run", IsNarrow: true), new("state", IsNarrow: true), new("started (UTC)", IsNarrow: true), new("took", IsNarrow: true), new("changed", IsNumber: true));
        foreach (var run in runs)
        {
            table.Add(
                run.Id,
                new Cell(run.State, StyleOf(run.State)),
                run.StartedAt is { } start ? DisplayText.Second(start) : "-",
                run.EndedAt - run.StartedAt is { } took ? DisplayText.Duration(took.TotalMilliseconds) : "-",
                Cell.Change(run.ChangedRows));
        }

        if (!table.IsEmpty)
            table.WriteTo(console);
        Words.Write(console, 1, runs.Count == 0 ? "There is no run yet." : DisplayText.Count(runs.Count, "run", "runs"), Styles.Quiet);
    }

    /// <summary>How a state looks.</summary>
    public static Spectre.Console.Style StyleOf(string state) => state switch
    {
        "failed" or "interrupted" => Styles.Failure,
        "cancelled" => Styles.Warning,
        _ => Styles.Plain,
    };

    private static string Csv(IReadOnlyList<RunLine> runs)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "id", "state", "cause", "schedule", "started_at", "ended_at", "exit_code", "is_committed", "changed_rows", "message");
        foreach (var run in runs)
        {
            CsvText.AppendRow(
                csv,
                run.Id,
                run.State,
                run.Cause,
                run.Schedule,
                Time(run.StartedAt),
                Time(run.EndedAt),
                run.ExitCode?.ToString(CultureInfo.InvariantCulture),
                run.IsCommitted ? "true" : "false",
                run.ChangedRows.ToString(CultureInfo.InvariantCulture),
                run.Message);
        }

        return csv.ToString();
    }

    private static string Json(IReadOnlyList<RunLine> runs) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            WriteMembers(json, run);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string? Time(DateTime? time) => time is { } at ? JsonText.Timestamp(at) : null;
}
