using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Compares values with the kinds of their keys (BKC1004).</summary>
internal static class ValueCheck
{
    private const string ListOfDates = "a list of dates, for example [2026-12-25]";

    /// <summary>The part of <paramref name="value"/> that can be used. If no part can be used, the method reports this and returns null.</summary>
    public static YamlNode? Accept(BindingScope scope, KeySpec key, SourceSpan keySpan, YamlNode value)
    {
        if (value is UnreadableNode)
            return null;
        if (key.Kind is ValueKind.Anything)
            return value;
        if (value is SequenceNode list && key.Kind is ValueKind.Texts or ValueKind.TextOrTexts or ValueKind.Scalars or ValueKind.Words or ValueKind.WordsOrMapping)
            return AcceptItems(scope, key, keySpan, list);
        if (value is MappingNode map && key.Kind is ValueKind.TextMap or ValueKind.LinkMap)
            return AcceptEntries(scope, key, map);
        if (value is MappingNode lists && key.Kind is ValueKind.DateLists)
            return AcceptLists(scope, key, lists);
        var fits = value switch
        {
            ScalarNode scalar => IsScalar(key.Kind) && Fits(key, scalar),
            SequenceNode => key.Kind is ValueKind.List or ValueKind.Lists or ValueKind.Rows,
            MappingNode => key.Kind is ValueKind.Mapping or ValueKind.Encoding or ValueKind.Rows or ValueKind.RowsByModel or ValueKind.WordOrMapping or ValueKind.WordsOrMapping,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no such node"),
        };
        if (!fits)
            scope.Report(FileRules.WrongKind, value.Span.Length == 0 || value is not ScalarNode ? keySpan : value.Span, key.Name, Wanted(key), Found(key, value));
        return fits ? value : null;
    }

    /// <summary>What <paramref name="node"/> is, in words.</summary>
    public static string Found(YamlNode node) => node switch
    {
        ScalarNode { IsNull: true } => "empty",
        ScalarNode { IsNumber: true } number => "the number " + number.Value,
        ScalarNode { IsBoolean: true } boolean => boolean.Value.ToLowerInvariant(),
        ScalarNode { Value: var text } when text.Trim().Length == 0 => "an empty text",
        ScalarNode text => "the text '" + text.Value + "'",
        SequenceNode => "a list",
        MappingNode or UnreadableNode => "a mapping",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "no such node"),
    };

    private static bool IsScalar(ValueKind kind) => kind is ValueKind.Text or ValueKind.TextOrTexts or ValueKind.Scalar or ValueKind.Null
        or ValueKind.Boolean or ValueKind.Number or ValueKind.WholeNumber or ValueKind.Word or ValueKind.WordOrMapping or ValueKind.EncodingName or ValueKind.Encoding;

    private static bool Fits(KeySpec key, ScalarNode scalar) => key.Kind switch
    {
        ValueKind.Text or ValueKind.Texts or ValueKind.TextOrTexts or ValueKind.TextMap or ValueKind.LinkMap => scalar.IsText && (key.MayBeEmpty || scalar.Value.Trim().Length > 0),
        ValueKind.Scalar or ValueKind.Scalars => !scalar.IsNull,
        ValueKind.Null => scalar.IsNull,
        ValueKind.Boolean => scalar.IsBoolean,
        ValueKind.Number => scalar.IsNumber && decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ValueKind.WholeNumber => scalar.IsNumber && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ValueKind.EncodingName or ValueKind.Encoding => Encodings.Knows(scalar.Value),
        ValueKind.Word or ValueKind.Words or ValueKind.WordOrMapping or ValueKind.WordsOrMapping => key.Words.Contains(scalar.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "a scalar is no value of this kind"),
    };

    private static SequenceNode? AcceptItems(BindingScope scope, KeySpec key, SourceSpan keySpan, SequenceNode list)
    {
        if (key.NeedsItems && list.Items.Count == 0)
        {
            scope.Report(ContractRules.OutOfRange, keySpan, key.Name, "the list is empty; give at least one item");
            return null;
        }

        var items = new List<YamlNode>();
        foreach (var item in list.Items)
        {
            if (item is ScalarNode scalar && Fits(key, scalar))
                items.Add(item);
            else if (item is not UnreadableNode)
                scope.Report(FileRules.WrongKind, item.Span, key.Name, Wanted(key), Found(key, item));
        }

        return new SequenceNode(list.Span, items);
    }

    private static MappingNode AcceptEntries(BindingScope scope, KeySpec key, MappingNode map)
    {
        var entries = new List<MappingEntry>();
        foreach (var entry in map.Entries)
        {
            if ((entry.Value is ScalarNode scalar && Fits(key, scalar)) || (entry.Value is MappingNode && key.Kind is ValueKind.LinkMap))
                entries.Add(entry);
            else if (entry.Value is not UnreadableNode)
                scope.Report(FileRules.WrongKind, entry.Key.Span, entry.Key.Value, key.Kind is ValueKind.LinkMap ? "a column's name or {column: ..., output: ...}" : "a text", Found(key, entry.Value));
        }

        return new MappingNode(map.Span, entries);
    }

    private static MappingNode AcceptLists(BindingScope scope, KeySpec key, MappingNode map)
    {
        var entries = new List<MappingEntry>();
        foreach (var entry in map.Entries)
        {
            if (entry.Value is SequenceNode list)
                entries.Add(new MappingEntry(entry.Key, AcceptItems(scope, key with { Name = entry.Key.Value, Kind = ValueKind.Scalars }, entry.Key.Span, list)!));
            else if (entry.Value is not UnreadableNode)
                scope.Report(FileRules.WrongKind, entry.Key.Span, entry.Key.Value, ListOfDates, Found(entry.Value));
        }

        return new MappingNode(map.Span, entries);
    }

    private static string Wanted(KeySpec key) => key.Kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.Texts => "a list of texts",
        ValueKind.TextOrTexts => "a text or a list of texts",
        ValueKind.TextMap => "a mapping of names to texts",
        ValueKind.LinkMap => "a mapping of models to columns",
        ValueKind.DateLists => "a mapping of names to lists of dates",
        ValueKind.Scalar => "a single value",
        ValueKind.Scalars => "a list of values",
        ValueKind.Null => "null",
        ValueKind.Boolean => "true or false",
        ValueKind.Number => "a number",
        ValueKind.WholeNumber => "a whole number",
        ValueKind.Word => key.Words.Count == 1 ? "'" + key.Words[0] + "'" : "one of " + string.Join(", ", key.Words),
        ValueKind.Words => "a list of " + string.Join(", ", key.Words),
        ValueKind.WordOrMapping => "'" + key.Words[0] + "', or a mapping",
        ValueKind.WordsOrMapping => "a list of " + string.Join(", ", key.Words) + ", or a mapping",
        ValueKind.EncodingName or ValueKind.Encoding => "the IANA name of an encoding, for example utf-8 or windows-1252",
        ValueKind.Mapping => "a mapping",
        ValueKind.List => "a list",
        ValueKind.Lists => "a list of lists of values",
        ValueKind.Rows => RowsBinder.Wanted,
        ValueKind.RowsByModel => "a mapping of models to their rows",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "every value is of this kind"),
    };

    private static string Found(KeySpec key, YamlNode node)
    {
        var found = Found(node);
        if (node is not ScalarNode scalar)
            return found;
        if (key.Kind is ValueKind.EncodingName or ValueKind.Encoding)
            return found + Encodings.Explain(scalar.Value);
        if (key.Words.Count > 0)
            return found + NearName.Suggest(scalar.Value, key.Words);
        return key.Kind is ValueKind.Text or ValueKind.Texts or ValueKind.TextOrTexts or ValueKind.TextMap or ValueKind.LinkMap or ValueKind.Scalars && scalar.Value.Trim().Length > 0
            ? found + "; put it in quotes if it is meant as text"
            : found;
    }
}
