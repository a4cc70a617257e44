using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads severity, thresholds and filter of a test.</summary>
internal static class TestSettingsBinder
{
    private static readonly Regex ConditionPattern = new(@"\A\s*(=|!=|>=|<=|>|<)\s*([0-9]{1,18})\s*\z", RegexOptions.CultureInvariant);

    /// <summary>The settings in <paramref name="sections"/>. Each key is in only one of them.</summary>
    public static TestSettings Bind(BindingScope scope, params Section[] sections) => new(
        sections.Select(static s => s.Word<TestSeverity>("severity")).FirstOrDefault(static s => s is not null) ?? TestSeverity.Error,
        Condition(scope, sections, "error_if"),
        Condition(scope, sections, "warn_if"),
        sections.Select(static s => s.Text("where")).FirstOrDefault(static w => w is not null));

    private static RowCountCondition? Condition(BindingScope scope, Section[] sections, string key)
    {
        if (sections.FirstOrDefault(s => s.Node(key) is not null) is not { } section)
            return null;
        var text = section.Text(key)!;
        if (ConditionPattern.Match(text) is { Success: true } match)
            return new RowCountCondition(match.Groups[1].Value, long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        scope.Report(
            ContractRules.OutOfRange,
            section.Node(key)!.Span,
            key,
            "'" + text + "' is not a condition on a number of rows; write one of = != > >= < <= and a whole number, for example \"> 10\"");
        return null;
    }
}
