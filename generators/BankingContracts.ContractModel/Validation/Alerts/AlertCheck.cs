using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Validation.Naming;

namespace BankingContracts.ContractModel.Validation.Alerts;

/// <summary>Checks what <c>alerts.yml</c> says about its own destinations.</summary>
internal sealed class AlertCheck
{
    private readonly ParsedAlerts _parsed;
    private readonly List<ContractDiagnostic> _findings = [];
    private readonly Dictionary<string, int> _destinations = new(StringComparer.Ordinal);

    private AlertCheck(ParsedAlerts parsed) => _parsed = parsed;

    /// <summary>The findings in <paramref name="parsed"/>.</summary>
    public static IEnumerable<ContractDiagnostic> Of(ParsedAlerts parsed)
    {
        var check = new AlertCheck(parsed);
        check.CheckNames();
        check.CheckRules();
        check.CheckUse();
        return check._findings;
    }

    private void CheckNames()
    {
        for (var index = 0; index < _parsed.Alerts.Destinations.Count; index++)
        {
            var name = _parsed.Alerts.Destinations[index].Name;
            var span = NameOf(index);
            if (_destinations.TryGetValue(name, out var other))
                Report(AlertRules.DuplicateDestination, span, name, Line(NameOf(other)));
            else
                _destinations.Add(name, index);
            if (!SnakeNames.IsSnake(name))
                Report(NamingRules.SnakeCase, span, name, SnakeNames.Remedy(name));
        }
    }

    private void CheckRules()
    {
        var sent = new Dictionary<(AlertEvent Event, string Destination, EquatableArray<string> Schedules), int>();
        for (var index = 0; index < _parsed.Alerts.Rules.Count; index++)
        {
            var rule = _parsed.Alerts.Rules[index];
            for (var place = 0; place < rule.Destinations.Count; place++)
            {
                var (destination, span) = (rule.Destinations[place], _parsed.Positions.Value(Pointers.Item(RuleAt(index) + "/to", place)));
                if (!_destinations.ContainsKey(destination))
                {
                    var near = NearName.Suggest(destination, _destinations.Keys);
                    Report(AlertRules.UnknownDestination, span, destination, near.Length > 0 ? near : "; correct it or add the destination");
                    continue;
                }

                foreach (var what in rule.Events)
                {
                    if (sent.TryGetValue((what, destination, rule.Schedules), out var first))
                        Report(AlertRules.RepeatedAlert, span, Line(_parsed.Positions.Key(RuleAt(first) + "/events")), Words<AlertEvent>.Of(what), destination);
                    else
                        sent.Add((what, destination, rule.Schedules), index);
                }
            }
        }
    }

    private void CheckUse()
    {
        var used = new HashSet<string>(_parsed.Alerts.Rules.SelectMany(static r => r.Destinations), StringComparer.Ordinal);
        foreach (var unused in _destinations.Where(d => !used.Contains(d.Key)))
            Report(AlertRules.UnusedDestination, NameOf(unused.Value), unused.Key);
    }

    private SourceSpan NameOf(int index) => _parsed.Positions.Value(Pointers.Item("destinations", index) + "/name");

    private static string RuleAt(int index) => Pointers.Item("rules", index);

    private static string Line(SourceSpan span) => (span.Line + 1).ToString(CultureInfo.InvariantCulture);

    private void Report(Rule rule, SourceSpan span, params string[] arguments) => _findings.Add(ContractDiagnostic.Create(rule, span, arguments));
}
