using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>schedules.yml</c>.</summary>
internal static class SchedulesBinder
{
    /// <summary>The schedules that <paramref name="section"/> lists. A part without a position gets <paramref name="anchor"/>.</summary>
    public static ParsedSchedules Bind(BindingScope scope, Section section, SourceSpan anchor)
    {
        var calendars = new HolidayCalendars(scope, section);
        var schedules = section.Mappings("schedules", new ScheduleBinder(scope, calendars).Bind);
        calendars.ReportUnused();
        return new ParsedSchedules(schedules, scope.ToPositions(anchor));
    }
}
