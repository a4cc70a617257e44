using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>A list or mapping that is still being read.</summary>
internal sealed class OpenNode(SourceSpan start, bool isMapping, bool isFlow)
{
    private readonly Dictionary<string, ScalarNode> _keys = new(StringComparer.Ordinal);
    private readonly List<MappingEntry> _entries = [];
    private readonly List<YamlNode> _items = [];
    private YamlNode? _key;

    /// <summary>The place where it opens.</summary>
    public SourceSpan Start => start;

    /// <summary>Whether it is a mapping.</summary>
    public bool IsMapping => isMapping;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow => isFlow;

    /// <summary>Whether the next node is a key.</summary>
    public bool ExpectsKey => isMapping && _key is null;

    /// <summary>Takes the next node. If <paramref name="node"/> is a key that the mapping already has, returns the first one.</summary>
    public ScalarNode? Add(YamlNode node)
    {
        if (!isMapping)
        {
            _items.Add(node);
            return null;
        }

        if (_key is null)
        {
            _key = node;
            return node is ScalarNode scalar && _keys.TryGetValue(scalar.Value, out var first) ? first : null;
        }

        if (_key is ScalarNode key && !_keys.ContainsKey(key.Value))
        {
            _keys.Add(key.Value, key);
            _entries.Add(new MappingEntry(key, node));
        }

        _key = null;
        return null;
    }

    /// <summary>The part that was read; a key without its value counts as unreadable.</summary>
    public YamlNode Close()
    {
        if (_key is not null)
            Add(new UnreadableNode(_key.Span));
        if (!isMapping)
            return new SequenceNode(isFlow || _items.Count == 0 ? start : _items[0].Span, _items);
        return new MappingNode(_entries.Count == 0 ? start : _entries[0].Key.Span, _entries);
    }
}
