using System.Text;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Server.Api;

namespace BankingContracts.Cli.Operations;

/// <summary>Prints the schedules.</summary>
internal static class SchedulesOutput
{
    private const int Version = 1;

    /// <param name="context">The verb.</param>
    /// <param name="isServed">Whether a service runs them.</param>
    /// <param name="schedules">The schedules.</param>
    public static void Write(VerbContext context, bool isServed, IReadOnlyList<ScheduleView> schedules) =>
        context.Print(() => Csv(isServed, schedules), () => Json(isServed, schedules), () => WriteTable(context, isServed, schedules));

    private static void WriteTable(VerbContext context, bool isServed, IReadOnlyList<ScheduleView> schedules)
    {
        var console = Consoles.ForOut(context.Environment);
        var table = new TextTable(new("schedule", IsNarrow: true), new("state", IsNarrow: true), new("runs"), new("next (UTC)", IsNarrow: true), new("last run", IsNarrow: true));
        foreach (var schedule in schedules)
        {
            table.Add(
                schedule.Name,
                State(isServed, schedule),
                schedule.Trigger,
                schedule.NextAt is { } next ? DisplayText.Second(next) : "-",
                schedule.LastRun is { } last ? new Cell(last.State, RunsOutput.StyleOf(last.State)) : "-");
        }

        if (!table.IsEmpty)
            table.WriteTo(console);
        foreach (var late in schedules.Where(s => s.LateBecause is not null))
            Words.Write(console, 1, $"{late.Name} is late: {late.LateBecause}", Styles.Failure);
        if (schedules.Count == 0)
            Words.Write(console, 1, "There is no schedule; contracts/schedules.yml has them.", Styles.Quiet);
        else if (!isServed)
            Words.Write(console, 1, "No service runs: nothing starts by itself. Start one with serve.", Styles.Warning);
    }

    private static string State(bool isServed, ScheduleView schedule) => !isServed ? "off" : schedule.IsPaused ? "paused" : schedule.LateBecause is not null ? "late" : "on";

    private static string Csv(bool isServed, IReadOnlyList<ScheduleView> schedules)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "schedule", "state", "trigger", "next_at", "last_run", "last_state");
        foreach (var schedule in schedules)
            CsvText.AppendRow(csv, schedule.Name, State(isServed, schedule), schedule.Trigger, Time(schedule.NextAt), schedule.LastRun?.Id, schedule.LastRun?.State);
        return csv.ToString();
    }

    private static string Json(bool isServed, IReadOnlyList<ScheduleView> schedules) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteBoolean("is_served", isServed);
        json.WriteStartArray("schedules");
        foreach (var schedule in schedules)
        {
            json.WriteStartObject();
            json.WriteString("schedule", schedule.Name);
            json.WriteString("state", State(isServed, schedule));
            json.WriteString("trigger", schedule.Trigger);
            json.WriteString("next_at", Time(schedule.NextAt));
            json.WriteString("last_run", schedule.LastRun?.Id);
            json.WriteString("last_state", schedule.LastRun?.State);
            json.WriteString("late_because", schedule.LateBecause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string? Time(DateTime? time) => time is { } at ? JsonText.Timestamp(at) : null;
}
