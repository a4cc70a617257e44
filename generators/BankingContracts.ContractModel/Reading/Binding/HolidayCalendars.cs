using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads the calendars of <c>schedules.yml</c>, and finds out which of them are used.</summary>
internal sealed class HolidayCalendars
{
    private readonly BindingScope _scope;
    private readonly Dictionary<string, EquatableArray<CalendarDate>> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> _unused = new(StringComparer.Ordinal);

    /// <summary>The calendars that <paramref name="file"/> lists. A date that cannot be read is reported and left out.</summary>
    public HolidayCalendars(BindingScope scope, Section file)
    {
        _scope = scope;
        foreach (var calendar in (file.Node("holidays") as MappingNode)?.Entries ?? [])
        {
            _dates[calendar.Key.Value] = Dates((SequenceNode)calendar.Value);
            _unused[calendar.Key.Value] = calendar.Key.Span;
        }
    }

    /// <summary>The days of the calendar that <paramref name="name"/> names. An unknown calendar is reported and has none.</summary>
    public EquatableArray<CalendarDate> Of(ScalarNode name)
    {
        _unused.Remove(name.Value);
        if (_dates.TryGetValue(name.Value, out var dates))
            return dates;
        var near = NearName.Suggest(name.Value, _dates.Keys);
        _scope.Report(
            ScheduleRules.UnknownCalendar, name.Span, name.Value, near.Length > 0 ? near : "; add '" + name.Value + ": [<date>]' under 'holidays' at the top of the file");
        return default;
    }

    /// <summary>Reports the calendars that nobody asked for.</summary>
    public void ReportUnused()
    {
        foreach (var calendar in _unused)
            _scope.Report(ScheduleRules.UnusedCalendar, calendar.Value, calendar.Key);
    }

    private EquatableArray<CalendarDate> Dates(SequenceNode list)
    {
        var dates = new HashSet<CalendarDate>();
        foreach (var item in list.Items.Cast<ScalarNode>())
        {
            if (TimeTexts.Date(item.Value) is { } date)
                dates.Add(date);
            else
                _scope.Report(ScheduleRules.NoSuchTime, item.Span, item.Value, "a date", "write a day of the calendar as 2026-12-25");
        }

        return dates.OrderBy(static d => d.Year).ThenBy(static d => d.Month).ThenBy(static d => d.Day).ToEquatableArray();
    }
}
