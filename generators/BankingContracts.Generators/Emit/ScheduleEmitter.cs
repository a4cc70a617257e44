using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the schedules.</summary>
internal static class ScheduleEmitter
{
    /// <summary>Writes the property <c>Schedules</c>.</summary>
    public static void Write(IndentedWriter writer, EquatableArray<ScheduleContract> schedules)
    {
        writer.Line("Schedules =");
        writer.Block("[", "],", w =>
        {
            foreach (var schedule in schedules)
                Write(w, schedule);
        });
    }

    private static void Write(IndentedWriter writer, ScheduleContract schedule)
    {
        writer.Line($"new({CSharpLiteral.String(schedule.Name)}, new {RuntimeNames.Definitions}{Trigger(schedule.Trigger)})");
        writer.Block("{", "},", w =>
        {
            if (schedule.Description.Length > 0)
                w.Line($"Description = {CSharpLiteral.String(schedule.Description)},");
            w.Line($"TimeZone = {CSharpLiteral.String(schedule.TimeZone)},");
            WriteSelectors(w, "Select", schedule.Select);
            WriteSelectors(w, "Exclude", schedule.Exclude);
            if (schedule.FullRefresh)
                w.Line("FullRefresh = true,");
            w.Line($"Overlap = {RuntimeNames.Value("ScheduleOverlap", schedule.Overlap)},");
            w.Line($"Missed = {RuntimeNames.Value("MissedRuns", schedule.Missed)},");
            if (schedule.BusinessDate != BusinessDateRule.None)
                w.Line($"BusinessDate = {RuntimeNames.Value("BusinessDateRule", schedule.BusinessDate)},");
            w.Line($"Retries = {CSharpLiteral.Integer(schedule.Retries)},");
            w.Line($"RetryAfter = {Seconds(schedule.RetryAfterSeconds)},");
            WriteTime(w, "MustFinishBy", schedule.MustFinishBy);
            WriteTime(w, "MustArriveBy", schedule.MustArriveBy);
        });
    }

    private static string Trigger(ScheduleTrigger trigger) => trigger switch
    {
        CronTrigger cron => $"CronTrigger({CSharpLiteral.String(cron.Expression)}, [{string.Join(", ", cron.Holidays.Select(Date))}])",
        FilesTrigger files => $"FilesTrigger({CSharpLiteral.Strings(files.AllOf)}, {Seconds(files.SettleSeconds)}, {(files.DoneMarker is null ? "null" : CSharpLiteral.String(files.DoneMarker))})",
        AfterTrigger after => $"AfterTrigger({CSharpLiteral.String(after.Schedule)})",
        _ => throw new InvalidOperationException($"{trigger} starts no run."),
    };

    private static string Date(CalendarDate date) =>
        $"new({CSharpLiteral.Integer(date.Year)}, {CSharpLiteral.Integer(date.Month)}, {CSharpLiteral.Integer(date.Day)})";

    private static string Seconds(int seconds) => $"global::System.TimeSpan.FromSeconds({CSharpLiteral.Integer(seconds)})";

    private static void WriteSelectors(IndentedWriter writer, string property, EquatableArray<string> selectors)
    {
        if (selectors.Count > 0)
            writer.Line($"{property} = {CSharpLiteral.Strings(selectors)},");
    }

    private static void WriteTime(IndentedWriter writer, string property, ClockTime? time)
    {
        if (time is { } clock)
            writer.Line($"{property} = new({CSharpLiteral.Integer(clock.Hour)}, {CSharpLiteral.Integer(clock.Minute)}),");
    }
}
