using BankingContracts.Cli.Wording;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>
/// A table with a ruled header and aligned columns, as wide as its content. If a line is too short, columns of text wrap at
/// spaces. If a number or a word would be broken, each row becomes a block.
/// </summary>
internal sealed class TextTable(params IReadOnlyList<Column> columns)
{
    private readonly List<Cell[]> _rows = [];

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row with a cell per column.</summary>
    public void Add(params Cell[] cells) => _rows.Add([.. cells.Select(c => c with { Text = DisplayText.OneLine(c.Text) })]);

    /// <summary>Whether every row fits on one line of <paramref name="console"/>.</summary>
    public bool FitsOn(IAnsiConsole console) => new ColumnWidths(columns, _rows).Natural <= console.Profile.Width;

    /// <summary>Prints the table after an empty line, or blocks if it does not fit.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        if (new ColumnWidths(columns, _rows).Fit(console.Profile.Width) is not { } fit)
        {
            TextBlocks.Write(console, columns, _rows, isNumbered: false);
            return;
        }

        var (widths, gap) = fit;
        console.WriteLine();
        WriteRow(console, [.. columns.Select(c => new Cell(c.Header, Styles.Quiet))], widths, gap);
        TextLine.Write(console, new string('─', Math.Min(console.Profile.Width, 1 + widths.Sum() + (gap * widths.Count))));
        foreach (var row in _rows)
            WriteRow(console, row, widths, gap);
        console.WriteLine();
    }

    /// <summary>Prints a numbered block per row with a line per column, for rows of data that are too wide.</summary>
    public void WriteBlocksTo(IAnsiConsole console) => TextBlocks.Write(console, columns, _rows, isNumbered: true);

    private void WriteRow(IAnsiConsole console, Cell[] row, IReadOnlyList<int> widths, int gap)
    {
        var cells = row.Select((cell, i) => Words.Wrap(cell.Text, widths[i])).ToList();
        for (var line = 0; line < cells.Max(c => c.Count); line++)
        {
            var parts = new List<Cell> { " " };
            for (var i = 0; i < row.Length; i++)
            {
                var text = line < cells[i].Count ? cells[i][line] : "";
                var free = new string(' ', widths[i] - Words.Width(text));
                parts.AddRange(columns[i].IsNumber ? [free, new(text, row[i].Style)] : [new(text, row[i].Style), free]);
                parts.Add(new string(' ', i < row.Length - 1 ? gap : 0));
            }
            TextLine.Write(console, [.. parts]);
        }
    }
}
