using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one schedule.</summary>
/// <param name="scope">Collects the findings.</param>
/// <param name="calendars">The calendars that it may name.</param>
internal sealed class ScheduleBinder(BindingScope scope, HolidayCalendars calendars)
{
    private const int MostRetries = 20;

    private static readonly string[] Triggers = ["cron", "on_files", "after"];

    // What has a meaning only beside one trigger, with the reason.
    private static readonly (string Key, string Trigger, string Remedy)[] Companions =
    [
        ("holidays", "cron", "other schedules do not run on dates, so remove it"),
        ("missed", "cron", "other schedules have no due time to miss, so remove it"),
        ("must_arrive_by", "on_files", "other schedules wait for no files; remove it, or write 'must_finish_by'"),
    ];

    /// <summary>The schedule that <paramref name="item"/> describes; null when its name cannot be read.</summary>
    public ScheduleContract? Bind(MappingNode item, string pointer)
    {
        var anchor = ColumnBinder.Anchor(item);
        var section = Section.Open(scope, item, ScheduleKeyTables.Schedule, pointer, Subject(item), anchor);
        var schedule = new ScheduleContract(section.Text("name") ?? "", Trigger(section, anchor))
        {
            Description = section.Text("description") ?? "",
            TimeZone = TimeZone(section),
            Select = section.Texts("select") ?? default,
            Exclude = section.Texts("exclude") ?? default,
            FullRefresh = section.Flag("full_refresh") ?? false,
            Overlap = section.Word<ScheduleOverlap>("overlap") ?? default,
            Missed = section.Word<MissedRuns>("missed") ?? default,
            BusinessDate = section.Word<BusinessDateRule>("business_date") ?? default,
            Retries = Retries(section),
            RetryAfterSeconds = Durations.Seconds(scope, section, "retry_after", ScheduleContract.DefaultRetryAfterSeconds),
            MustFinishBy = Time(section, "must_finish_by"),
            MustArriveBy = Time(section, "must_arrive_by"),
        };
        return section.Text("name") is null ? null : schedule;
    }

    private static string Subject(MappingNode item) =>
        item.Entries.FirstOrDefault(static e => e.Key.Value == "name")?.Value is ScalarNode { IsNull: false } name ? "The schedule '" + name.Value + "'" : "A schedule";

    private ScheduleTrigger Trigger(Section section, SourceSpan anchor)
    {
        var holidays = section.Node("holidays") is ScalarNode calendar ? calendars.Of(calendar) : default;
        var triggers = Triggers.Where(section.States).OrderBy(k => KeyOf(section, k).Start).ToArray();
        if (triggers.Length != 1)
        {
            if (triggers.Length > 1)
                scope.Report(ScheduleRules.OneTrigger, KeyOf(section, triggers[1]), section.Text("name") ?? "", string.Join(" and ", triggers));
            else if (Triggers.All(section.Lacks))
                scope.Report(ScheduleRules.OneTrigger, anchor, section.Text("name") ?? "", "no trigger");
            return new UnknownTrigger();
        }

        var trigger = triggers[0];
        foreach (var companion in Companions.Where(c => c.Trigger != trigger && section.States(c.Key)))
            scope.Report(ContractRules.NotAllowedHere, KeyOf(section, companion.Key), companion.Key, "without '" + companion.Trigger + "'", companion.Remedy);
        return trigger switch
        {
            "cron" => Cron(section, holidays),
            "on_files" => new FilesTriggerBinder(scope).Bind(section.Open("on_files", ScheduleKeyTables.OnFiles, "'on_files'", anchor)),
            "after" => section.Text("after") is { } other ? new AfterTrigger(other) : new UnknownTrigger(),
            _ => throw new InvalidOperationException("There is no trigger '" + trigger + "'."),
        };
    }

    private ScheduleTrigger Cron(Section section, EquatableArray<CalendarDate> holidays)
    {
        if (section.Node("cron") is not ScalarNode cron)
            return new UnknownTrigger();
        var reading = CronReader.Read(cron.Value);
        if (reading.Fault is { } fault)
            scope.Report(fault.Rule, cron.Part(fault.Start, fault.Length), cron.Value, fault.Sentence);
        return reading.Times is { } times ? new CronTrigger(CronText.Of(times), holidays) : new UnknownTrigger();
    }

    private string TimeZone(Section section)
    {
        if (section.Node("time_zone") is not ScalarNode zone)
            return ScheduleContract.DefaultTimeZone;
        if (!TimeZones.Knows(zone.Value))
            scope.Report(ScheduleRules.NoSuchTime, zone.Span, zone.Value, "a time zone", TimeZones.Remedy(zone.Value));
        return zone.Value;
    }

    private int Retries(Section section)
    {
        if (section.Number("retries") is not { } retries)
            return ScheduleContract.DefaultRetries;
        if (retries is >= 0 and <= MostRetries)
            return (int)retries;
        scope.Report(
            ContractRules.OutOfRange, section.Node("retries")!.Span, "retries", retries.ToString(CultureInfo.InvariantCulture) + " is not a number of retries; write a whole number from 0 to 20");
        return ScheduleContract.DefaultRetries;
    }

    private ClockTime? Time(Section section, string key)
    {
        if (section.Node(key) is not ScalarNode text)
            return null;
        var time = TimeTexts.Time(text.Value);
        if (time is null)
            scope.Report(ScheduleRules.NoSuchTime, text.Span, text.Value, "a time of the day", "write hours and minutes as \"06:00\", from 00:00 to 23:59");
        return time;
    }

    private SourceSpan KeyOf(Section section, string key) => scope.Find(section.PointerOf(key))!.Value.Key;
}
