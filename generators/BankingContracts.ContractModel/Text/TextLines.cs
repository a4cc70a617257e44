namespace BankingContracts.ContractModel.Text;

/// <summary>
/// Turns offsets into lines and columns. As in the compiler and in editors, lines end with CR LF, CR or LF. A byte order mark at the start
/// counts as an offset but not as a column, because no editor shows it.
/// </summary>
internal sealed class TextLines
{
    private readonly string _path;
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public TextLines(string path, string text)
    {
        _path = path;
        _text = text;
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (text[offset] == '\n' || (text[offset] == '\r' && (offset + 1 == text.Length || text[offset + 1] != '\n')))
                _starts.Add(offset + 1);
        }
    }

    /// <summary>The range from <paramref name="start"/> up to <paramref name="end"/>, limited to the text.</summary>
    public SourceSpan Span(int start, int end)
    {
        start = Math.Min(Math.Max(start, 0), _text.Length);
        end = Math.Min(Math.Max(end, start), _text.Length);
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new SourceSpan(_path, start, end - start, line, column, endLine, endColumn);
    }

    /// <summary>The word that starts at <paramref name="start"/>: up to the next space, bracket or comma; at least one character if the line has one.</summary>
    public SourceSpan Word(int start)
    {
        var end = Math.Min(Math.Max(start, 0), _text.Length);
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && ",[]{}".IndexOf(_text[end]) < 0)
            end++;
        return end == start && end < _text.Length && _text[end] is not ('\r' or '\n') ? Span(start, start + 1) : Span(start, end);
    }

    private (int Line, int Column) Position(int offset)
    {
        var index = _starts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        var column = offset - _starts[line];
        return (line, line == 0 && column > 0 && _text[0] == '\uFEFF' ? column - 1 : column);
    }
}
