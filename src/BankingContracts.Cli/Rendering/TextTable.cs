using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>A table with a ruled header and aligned columns, as wide as its content.</summary>
internal sealed class TextTable(params IReadOnlyList<Column> columns)
{
    private readonly List<Cell[]> _rows = [];

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row with a cell per column.</summary>
    public void Add(params Cell[] cells) => _rows.Add([.. cells.Select(c => c with { Text = DisplayText.OneLine(c.Text) })]);

    /// <summary>Whether every row fits on one line of <paramref name="console"/>.</summary>
    public bool FitsOn(IAnsiConsole console) => NaturalWidth() <= console.Profile.Width;

    /// <summary>Prints the table; columns that may wrap do where it is too wide.</summary>
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

    /// <summary>Prints a block per row with a line per column, for rows that are too wide.</summary>
    public void WriteBlocksTo(IAnsiConsole console)
    {
        var width = columns.Max(c => c.Header.Length);
        foreach (var (number, row) in _rows.Index())
        {
            console.WriteLine();
            console.Write(new Text($" row {DisplayText.Count(number + 1)}", Styles.Heading));
            console.WriteLine();
            var grid = new Grid();
            grid.AddColumn(new GridColumn { Width = width, NoWrap = true, Padding = new Padding(1, 0, 2, 0) });
            grid.AddColumn(new GridColumn { Padding = new Padding(0) });
            foreach (var (column, cell) in columns.Zip(row))
                grid.AddRow(new Text(column.Header, Styles.Quiet), new Text(cell.Text, cell.Style));
            console.Write(grid);
        }
        console.WriteLine();
    }

    private int NaturalWidth() => columns.Count + 1 + columns
        .Select((column, i) => _rows.Select(r => r[i].Text.Length).Append(column.Header.Length).Max())
        .Sum();
}
