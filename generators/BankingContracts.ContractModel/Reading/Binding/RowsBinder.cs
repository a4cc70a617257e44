using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads the rows of examples: a list of mappings, a mapping with the columns once, or lines of a file.</summary>
/// <param name="scope">Collects the findings, and takes the place of each value.</param>
internal sealed class RowsBinder(BindingScope scope)
{
    /// <summary>What rows are, for messages.</summary>
    public const string Wanted = "a list of rows, or 'columns' and 'rows'";

    /// <summary>The rows by model under <paramref name="key"/> of <paramref name="section"/>.</summary>
    public EquatableArray<ExampleTable> ByModel(Section section, string key)
    {
        var tables = new List<ExampleTable>();
        foreach (var entry in (section.Node(key) as MappingNode)?.Entries ?? [])
        {
            var pointer = BindingScope.Join(section.PointerOf(key), entry.Key.Value);
            scope.Record(pointer, entry.Key.Span, entry.Value);
            if (Read(entry.Value, pointer, entry.Key) is { } rows)
                tables.Add(new ExampleTable(entry.Key.Value, rows));
        }

        return tables.ToEquatableArray();
    }

    /// <summary>The rows under <paramref name="key"/> of <paramref name="section"/>; null when it has none.</summary>
    public EquatableArray<ExampleRow>? Of(Section section, string key) =>
        section.Node(key) is { } node ? Read(node, section.PointerOf(key), new ScalarNode(scope.Find(section.PointerOf(key))!.Value.Key, key, IsPlain: true)) : null;

    private EquatableArray<ExampleRow>? Read(YamlNode node, string pointer, ScalarNode key)
    {
        switch (node)
        {
            case SequenceNode list:
                return Rows(list, pointer);
            case MappingNode table:
                return Table(table, pointer, key);
            case ScalarNode:
                scope.Report(FileRules.WrongKind, node.Span.Length > 0 ? node.Span : key.Span, key.Value, Wanted, ValueCheck.Found(node));
                return null;
            case UnreadableNode:
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, "no such node");
        }
    }

    private EquatableArray<ExampleRow> Rows(SequenceNode list, string pointer)
    {
        var rows = new List<ExampleRow>();
        foreach (var item in list.Items)
        {
            var place = BindingScope.Join(pointer, rows.Count);
            scope.Record(place, item);
            if (item is MappingNode mapping)
                rows.Add(new ExampleRow(mapping.Entries.Select(e => Cell(e.Key.Value, e.Key.Span, e.Value, place)).OfType<ExampleCell>().ToEquatableArray()));
            else if (item is ScalarNode { IsNull: false } line)
                rows.Add(new ExampleRow(default) { Line = line.Value });
            else if (item is not UnreadableNode)
                scope.Report(FileRules.WrongKind, item.Span, "each row", "a mapping of columns to values, or a line of the file in quotes", ValueCheck.Found(item));
        }

        return rows.ToEquatableArray();
    }

    private EquatableArray<ExampleRow>? Table(MappingNode table, string pointer, ScalarNode key)
    {
        var section = Section.Open(scope, table, ExampleKeyTables.Table, pointer, "'" + key.Value + "'", key.Span);
        if (section.Texts("columns") is not { } columns || section.Node("rows") is not SequenceNode list)
            return null;
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns.ToList().IndexOf(columns[index]) is var first && first < index)
                scope.Report(FileRules.DuplicateKey, ColumnSpan(section, index), columns[index], BindingScope.Line(ColumnSpan(section, first)));
        }

        var rows = new List<ExampleRow>();
        foreach (var item in list.Items)
        {
            var place = BindingScope.Join(pointer, rows.Count);
            scope.Record(place, item);
            if (item is SequenceNode values && values.Items.Count == columns.Count)
                rows.Add(new ExampleRow(values.Items.Select((v, i) => Cell(columns[i], v.Span, v, place)).OfType<ExampleCell>().ToEquatableArray()));
            else if (item is SequenceNode other)
                scope.Report(ExampleRules.RowLength, item.Span, Number(other.Items.Count), Number(columns.Count));
            else if (item is not UnreadableNode)
                scope.Report(FileRules.WrongKind, item.Span, "each row", "a list of values", ValueCheck.Found(item));
        }

        return rows.ToEquatableArray();
    }

    private ExampleCell? Cell(string column, SourceSpan key, YamlNode value, string row)
    {
        scope.Record(BindingScope.Join(row, column), key, value);
        if (value is ScalarNode scalar)
            return new ExampleCell(column, scalar.IsNull ? null : scalar.Value);
        if (value is not UnreadableNode)
            scope.Report(FileRules.WrongKind, key, column, "a single value", ValueCheck.Found(value));
        return null;
    }

    private SourceSpan ColumnSpan(Section section, int index) => scope.Find(BindingScope.Join(section.PointerOf("columns"), index))!.Value.Key;

    private static string Number(int count) => count == 1 ? "1 value" : FormattableString.Invariant($"{count} values");
}
