using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>
/// A mapping that is read with its key table. When it is opened, it reports unknown, doubled, misplaced and missing keys, and values of the
/// wrong kind. So a later reader gets a valid value or none.
/// </summary>
internal sealed class Section
{
    private readonly BindingScope _scope;
    private readonly KeyTable _table;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> _misspelt = new(StringComparer.Ordinal);

    private Section(BindingScope scope, KeyTable table, string pointer)
    {
        _scope = scope;
        _table = table;
        Pointer = pointer;
    }

    /// <summary>The pointer of the mapping.</summary>
    public string Pointer { get; }

    /// <summary>Reads <paramref name="node"/>; null counts as a mapping without keys.</summary>
    /// <param name="scope">Collects the findings.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="table">Its keys.</param>
    /// <param name="pointer">Its pointer.</param>
    /// <param name="subject">What it describes, for messages about missing keys.</param>
    /// <param name="anchor">Where to report missing keys.</param>
    /// <param name="unknown">Reports an unknown key; null reports BKC1002.</param>
    public static Section Open(
        BindingScope scope, YamlNode? node, KeyTable table, string pointer, string subject, SourceSpan anchor, Action<ScalarNode>? unknown = null)
    {
        var section = new Section(scope, table, pointer);
        foreach (var entry in (node as MappingNode)?.Entries ?? [])
            section.Take(entry, unknown);
        // One typing error must give only one finding. So the misspelt key is recorded as the place of the intended key, and readers find it there.
        foreach (var meant in section._misspelt.Where(m => !section._stated.Contains(m.Key)))
            scope.Record(section.PointerOf(meant.Key), meant.Value, null);
        foreach (var key in table.Keys)
        {
            var isRequired = scope.Layer is { } layer ? key.RequiredIn.Has(layer) : key.RequiredIn != LayerSet.None;
            if (isRequired && section.Lacks(key.Name))
                scope.Report(FileRules.MissingKey, anchor, subject, key.Name, key.Remedy);
        }

        return section;
    }

    /// <summary>Whether the file has <paramref name="key"/>, with a valid value or not.</summary>
    public bool States(string key) => _stated.Contains(key);

    /// <summary>Whether the file has neither <paramref name="key"/> nor a misspelt form of it. A misspelt key is reported separately.</summary>
    public bool Lacks(string key) => !_stated.Contains(key) && !_misspelt.ContainsKey(key);

    /// <summary>The valid value of <paramref name="key"/>; null when there is none.</summary>
    public YamlNode? Node(string key) => _values.TryGetValue(key, out var node) ? node : null;

    /// <summary>The pointer of <paramref name="key"/>.</summary>
    public string PointerOf(string key) => BindingScope.Join(Pointer, key);

    /// <summary>The text of <paramref name="key"/>; null when it has none.</summary>
    public string? Text(string key) => (Node(key) as ScalarNode)?.Value;

    /// <summary>The boolean of <paramref name="key"/>; null when it has none.</summary>
    public bool? Flag(string key) => Text(key) is { } text ? text[0] is 't' or 'T' : null;

    /// <summary>The number of <paramref name="key"/>; null when it has none.</summary>
    public decimal? Number(string key) =>
        Text(key) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>The word of <paramref name="key"/>; null when it has none.</summary>
    public T? Word<T>(string key)
        where T : struct, Enum => Text(key) is { } text ? Words<T>.Find(text) : null;

    /// <summary>The single value or the items of <paramref name="key"/>; null when it is absent.</summary>
    public EquatableArray<string>? Texts(string key) => Node(key) switch
    {
        ScalarNode scalar => new EquatableArray<string>([scalar.Value]),
        SequenceNode list => list.Items.Cast<ScalarNode>().Select(static i => i.Value).ToEquatableArray(),
        MappingNode or UnreadableNode or null => null,
        var node => throw new InvalidOperationException($"There is no node {node}."),
    };

    /// <summary>Reads a mapping below this one. If the key exists but its value is not a mapping, only this is reported.</summary>
    public Section Open(string key, KeyTable table, string subject, SourceSpan anchor) => States(key) && Node(key) is null
        ? new Section(_scope, table, PointerOf(key))
        : Open(_scope, Node(key), table, PointerOf(key), subject, _scope.Find(PointerOf(key))?.Key ?? anchor);

    /// <summary>
    /// Reads the items of a list with <paramref name="bind"/>, which gets the item and its pointer. An item for which it returns null is left
    /// out. The pointers number only the other items.
    /// </summary>
    public EquatableArray<T> Items<T>(string key, Func<YamlNode, string, T?> bind)
        where T : class
    {
        var bound = new List<T>();
        foreach (var item in (Node(key) as SequenceNode)?.Items ?? [])
        {
            var pointer = BindingScope.Join(PointerOf(key), bound.Count);
            _scope.Record(pointer, item);
            if (bind(item, pointer) is { } value)
                bound.Add(value);
            else
                _scope.Forget(pointer);
        }

        return bound.ToEquatableArray();
    }

    /// <summary>The same as <see cref="Items{T}"/>, for lists whose items must be mappings.</summary>
    public EquatableArray<T> Mappings<T>(string key, Func<MappingNode, string, T?> bind)
        where T : class => Items(key, (item, pointer) =>
        {
            if (item is MappingNode mapping)
                return bind(mapping, pointer);
            if (item is not UnreadableNode)
                _scope.Report(FileRules.WrongKind, item.Span, "each item of " + key, "a mapping", ValueCheck.Found(item));
            return null;
        });

    private void Take(MappingEntry entry, Action<ScalarNode>? unknown)
    {
        var name = entry.Key.Value;
        if (entry.Key is { IsPlain: true, Value: "<<" })
            return;
        if (_table.Find(name) is not { } key)
        {
            if (unknown is null)
                _scope.Report(FileRules.UnknownKey, entry.Key.Span, name, _table.Title, KeyHints.For(name, _table, _scope.Layer));
            else
                unknown(entry.Key);
            if (KeyHints.Near(name, _table, _scope.Layer) is { } meant)
                _misspelt[meant] = entry.Key.Span;
            return;
        }

        _stated.Add(key.Name);
        if (_scope.Find(PointerOf(key.Name)) is { } first)
        {
            _scope.Report(FileRules.DuplicateKey, entry.Key.Span, name, BindingScope.Line(first.Key));
            return;
        }

        _scope.Record(PointerOf(key.Name), entry.Key.Span, entry.Value);
        if (_scope.Layer is { } layer && !key.Layers.Has(layer))
            _scope.Report(ContractRules.NotAllowedHere, entry.Key.Span, name, "in the layer " + Words<Model.Layer>.Of(layer), KeyHints.Elsewhere(key));
        else if (ValueCheck.Accept(_scope, key, entry.Key.Span, entry.Value) is { } value)
            Keep(key, value);
    }

    private void Keep(KeySpec key, YamlNode value)
    {
        _values[key.Name] = value;
        var pointer = PointerOf(key.Name);
        if (value is MappingNode map && key.Kind is ValueKind.TextMap or ValueKind.LinkMap)
        {
            foreach (var entry in map.Entries)
                _scope.Record(BindingScope.Join(pointer, entry.Key.Value), entry.Key.Span, entry.Value);
        }
        else if (value is SequenceNode list && key.Kind is not ValueKind.List)
        {
            for (var index = 0; index < list.Items.Count; index++)
                _scope.Record(BindingScope.Join(pointer, index), list.Items[index]);
        }
        else if (value is ScalarNode && key.Kind is ValueKind.TextOrTexts)
        {
            _scope.Record(BindingScope.Join(pointer, 0), value);
        }
    }
}
