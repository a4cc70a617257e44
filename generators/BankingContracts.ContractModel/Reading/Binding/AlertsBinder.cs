using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>alerts.yml</c>.</summary>
internal static class AlertsBinder
{
    /// <summary>The destinations and rules that <paramref name="section"/> lists. A part without a position gets <paramref name="anchor"/>.</summary>
    public static ParsedAlerts Bind(BindingScope scope, Section section, SourceSpan anchor)
    {
        var destinations = section.Mappings("destinations", new DestinationBinder(scope).Bind);
        var rules = section.Mappings("rules", new AlertRuleBinder(scope).Bind);
        return new ParsedAlerts(new AlertsContract(destinations, rules), scope.ToPositions(anchor));
    }
}
