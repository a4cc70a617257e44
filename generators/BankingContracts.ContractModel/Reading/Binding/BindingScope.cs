using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Collects the findings while one contract, or the top of one file, is read.</summary>
/// <param name="layer">The contract's layer; null for parts that belong to no layer.</param>
internal sealed class BindingScope(Layer? layer)
{
    private readonly Dictionary<string, PointerPosition> _positions = new(StringComparer.Ordinal);
    private readonly List<ContractDiagnostic> _diagnostics = [];

    /// <summary>The contract's layer; null for parts that belong to no layer.</summary>
    public Layer? Layer => layer;

    /// <summary>All findings so far.</summary>
    public IReadOnlyList<ContractDiagnostic> Diagnostics => _diagnostics;

    /// <summary>The pointer of <paramref name="part"/> below <paramref name="pointer"/>.</summary>
    public static string Join(string pointer, string part) => pointer.Length == 0 ? part : pointer + "/" + part;

    /// <summary>The pointer of item <paramref name="index"/> below <paramref name="pointer"/>.</summary>
    public static string Join(string pointer, int index) => Join(pointer, index.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number of a line, counted from 1.</summary>
    public static string Line(SourceSpan span) => (span.Line + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reports a finding.</summary>
    public void Report(Rule rule, SourceSpan span, params string[] arguments) =>
        _diagnostics.Add(ContractDiagnostic.Create(rule, span, arguments));

    /// <summary>Notes the place of a part.</summary>
    public void Record(string pointer, SourceSpan key, YamlNode? value) =>
        _positions[pointer] = new PointerPosition(key, value is ScalarNode { Span.Length: > 0 } scalar ? scalar.Span : null);

    /// <summary>Notes the place of an item of a list.</summary>
    public void Record(string pointer, YamlNode item) => Record(pointer, item.Span, item);

    /// <summary>The place of a part; null when it has none.</summary>
    public PointerPosition? Find(string pointer) => _positions.TryGetValue(pointer, out var position) ? position : null;

    /// <summary>Drops a part that could not be read, so that the next part gets its number.</summary>
    public void Forget(string pointer)
    {
        foreach (var known in _positions.Keys.Where(k => k == pointer || k.StartsWith(pointer + "/", StringComparison.Ordinal)).ToArray())
            _positions.Remove(known);
    }

    /// <summary>All positions. An unknown part gets the position <paramref name="fallback"/>.</summary>
    public PositionMap ToPositions(SourceSpan fallback) => new(_positions, fallback);
}
