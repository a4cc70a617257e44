using BankingContracts.Cli.Wording;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>Rows as blocks with a line per column, for a terminal that is too narrow for a table of them.</summary>
internal static class TextBlocks
{
    private const int Indent = 1;
    private const int Gap = 2;

    // A value that does not fit beside its label is printed below it.
    private const int IndentBelow = 3;

    /// <param name="console">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isNumbered">Whether each block has its number above it; if not, empty cells are left out.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows, bool isNumbered)
    {
        var labels = columns.Max(c => Words.Width(c.Header));
        var numbers = rows.SelectMany(r => r.Where((_, i) => columns[i].IsNumber)).Select(c => Words.Width(c.Text)).DefaultIfEmpty().Max();
        foreach (var (index, row) in rows.Index())
        {
            console.WriteLine();
            if (isNumbered)
                TextLine.Write(console, new Cell($" row {DisplayText.Count(index + 1)}", Styles.Heading));
            foreach (var (column, cell) in columns.Zip(row))
            {
                if (isNumbered || cell.Text.Length > 0)
                    WriteCell(console, column, column.IsNumber && !isNumbered ? cell with { Text = Right(cell.Text, numbers) } : cell, labels);
            }
        }
        console.WriteLine();
    }

    private static void WriteCell(IAnsiConsole console, Column column, Cell cell, int labels)
    {
        var label = new string(' ', Indent) + column.Header;
        var room = console.Profile.Width - Indent - labels - Gap;
        if (room < Math.Min(Words.Longest(cell.Text.TrimStart()), console.Profile.Width))
        {
            TextLine.Write(console, new Cell(label, Styles.Quiet));
            Words.Write(console, IndentBelow, cell.Text.TrimStart(), cell.Style);
            return;
        }

        var lines = Words.Width(cell.Text) <= room ? [cell.Text] : Words.Wrap(cell.Text.TrimStart(), room);
        foreach (var (i, line) in lines.Index())
        {
            var before = i == 0 ? label : "";
            TextLine.Write(console, new(before + new string(' ', Indent + labels + Gap - Words.Width(before)), Styles.Quiet), new(line, cell.Style));
        }
    }

    private static string Right(string text, int width) => new string(' ', width - Words.Width(text)) + text;
}
