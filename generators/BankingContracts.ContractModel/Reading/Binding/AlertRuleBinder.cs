using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one rule of alerts.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class AlertRuleBinder(BindingScope scope)
{
    /// <summary>The rule that <paramref name="item"/> describes; null when its events or its destinations cannot be read.</summary>
    public AlertRule? Bind(MappingNode item, string pointer)
    {
        var section = Section.Open(scope, item, AlertKeyTables.Rule, pointer, "A rule", ColumnBinder.Anchor(item));
        var above = Above(section);
        if (section.Texts("events") is not { Count: > 0 } words || section.Texts("to") is not { Count: > 0 } to)
            return null;
        var events = words.Select(static w => Words<AlertEvent>.Find(w)!.Value).ToEquatableArray();
        var asksForQuarantine = events.Contains(AlertEvent.Quarantine);
        if (asksForQuarantine && section.Lacks("above"))
            scope.Report(FileRules.MissingKey, scope.Find(section.PointerOf("events"))!.Value.Key, "A rule for quarantine", "above", "add 'above: 0.05' for an alert above 5 % of the rows");
        if (!asksForQuarantine && section.States("above"))
            scope.Report(ContractRules.NotAllowedHere, scope.Find(section.PointerOf("above"))!.Value.Key, "above", "without the event 'quarantine'", "add the event, or remove it");
        return new AlertRule(events, to) { Schedules = section.Texts("schedules") ?? default, Above = above };
    }

    private decimal? Above(Section section)
    {
        if (section.Number("above") is not { } above)
            return null;
        if (above is >= 0 and < 1)
            return above;
        scope.Report(ContractRules.OutOfRange, section.Node("above")!.Span, "above", "it is a part of the rows, from 0 to less than 1, for example 0.05 for 5 %");
        return null;
    }
}
