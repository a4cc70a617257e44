using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads values of destinations: written in the file, or kept in an environment variable.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class AlertValues(BindingScope scope)
{
    private const string Opening = "${";
    private const string Closing = "}";

    /// <summary>The value of <paramref name="key"/>; null when there is none that can be used, which is reported.</summary>
    public AlertValue? Of(Section section, string key) => section.Node(key) is ScalarNode node ? Of(node) : null;

    /// <summary>The values of <paramref name="key"/>, each with its place.</summary>
    public IEnumerable<(AlertValue Value, ScalarNode Node)> All(Section section, string key)
    {
        var nodes = section.Node(key) switch
        {
            ScalarNode scalar => [scalar],
            SequenceNode list => list.Items.Cast<ScalarNode>(),
            _ => [],
        };
        foreach (var node in nodes)
        {
            if (Of(node) is { } value)
                yield return (value, node);
        }
    }

    /// <summary>The secret of <paramref name="key"/>, which must be in a variable; null when there is none.</summary>
    public AlertValue? Secret(Section section, string key, string example)
    {
        if (Of(section, key) is not { } value)
            return null;
        if (value.IsVariable)
            return value;
        scope.Report(AlertRules.PlainSecret, section.Node(key)!.Span, key, Opening + example + Closing);
        return null;
    }

    private AlertValue? Of(ScalarNode node)
    {
        var text = node.Value;
        if (text.IndexOf(Opening, StringComparison.Ordinal) < 0)
            return new AlertValue(text, IsVariable: false);
        var name = text.StartsWith(Opening, StringComparison.Ordinal) && text.EndsWith(Closing, StringComparison.Ordinal)
            ? text.Substring(Opening.Length, text.Length - Opening.Length - Closing.Length)
            : "";
        if (IsName(name))
            return new AlertValue(name, IsVariable: true);
        scope.Report(AlertRules.NotAVariable, node.Span, text);
        return null;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');
}
