using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads durations.</summary>
internal static class Durations
{
    /// <summary>The seconds that a key says; the default where it says nothing, or no duration.</summary>
    public static int Seconds(BindingScope scope, Section section, string key, int byDefault)
    {
        if (section.Node(key) is not ScalarNode text)
            return byDefault;
        var seconds = TimeTexts.Seconds(text.Value);
        if (seconds is null)
            scope.Report(ScheduleRules.NoSuchTime, text.Span, text.Value, "a duration of up to a day", "write a whole number and s, m or h, for example 60s");
        return seconds ?? byDefault;
    }
}
