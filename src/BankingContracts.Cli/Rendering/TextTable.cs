using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>A table with a ruled header and aligned columns, as wide as its content.</summary>
internal sealed class TextTable(params IReadOnlyList<Column> columns)
{
    private readonly List<Cell[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params Cell[] cells) => _rows.Add([.. cells.Select(c => c with { Text = DisplayText.OneLine(c.Text) })]);

    public void WriteTo(IAnsiConsole console)
    {
        // The border has a blank on each side of a column; one more looks better where there is room for it.
        var gap = NaturalWidth() + columns.Count <= console.Profile.Width ? 1 : 0;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Header, Styles.Quiet))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = column.IsNumber || column.IsNarrow,
                Padding = new Padding(0, 0, gap, 0),
            });
        }
        foreach (var row in _rows)
            table.AddRow(row.Select(c => new Text(c.Text, c.Style)));
        console.Write(table);
    }

    private int NaturalWidth() => columns.Count + 1 + columns
        .Select((column, i) => _rows.Select(r => r[i].Text.Length).Append(column.Header.Length).Max())
        .Sum();
}
