namespace BankingContracts.Cli.Rendering;

/// <summary>How wide the columns of a table are.</summary>
internal sealed class ColumnWidths
{
    // A line begins with a blank.
    private const int Margin = 1;

    private static readonly int[] Gaps = [2, 1];

    private readonly int[] _natural;
    private readonly int[] _least;

    public ColumnWidths(IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows)
    {
        _natural = [.. columns.Select((column, i) => Widest(column, i, Words.Width))];
        _least = [.. columns.Select((column, i) => column.IsNumber || column.IsNarrow ? _natural[i] : Widest(column, i, Words.Longest))];

        int Widest(Column column, int i, Func<string, int> width) => rows.Select(r => width(r[i].Text)).Append(width(column.Header)).Max();
    }

    /// <summary>The width of a table in which no cell needs a second line.</summary>
    public int Natural => Total(_natural, gap: 1);

    /// <summary>
    /// The widths that use <paramref name="width"/> best, with the spaces between two columns; null if a number or a word would
    /// be broken.
    /// </summary>
    public (IReadOnlyList<int> Columns, int Gap)? Fit(int width)
    {
        foreach (var gap in Gaps)
        {
            if (Total(_natural, gap) <= width)
                return (_natural, gap);
        }
        foreach (var gap in Gaps)
        {
            if (Total(_least, gap) <= width)
                return (Widened(width - Total(_least, gap)), gap);
        }
        return null;
    }

    /// <summary>The smallest widths and <paramref name="free"/> more spaces; each space goes to the narrowest column that needs one.</summary>
    private int[] Widened(int free)
    {
        var widths = _least.ToArray();
        for (; free > 0; free--)
        {
            var narrowest = Enumerable.Range(0, widths.Length).Where(i => widths[i] < _natural[i]).MinBy(i => widths[i]);
            widths[narrowest]++;
        }
        return widths;
    }

    private static int Total(int[] widths, int gap) => Margin + widths.Sum() + (gap * (widths.Length - 1));
}
