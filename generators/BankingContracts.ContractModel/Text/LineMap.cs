namespace BankingContracts.ContractModel.Text;

/// <summary>Turns offsets of a text into spans with lines and columns.</summary>
public sealed class LineMap
{
    private readonly string _path;
    private readonly List<int> _starts = [0];

    /// <summary>The lines of <paramref name="text"/>, ended by LF, CR LF or CR.</summary>
    public LineMap(string path, string text)
    {
        _path = path;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
        }
    }

    /// <summary>The stretch of <paramref name="length"/> UTF-16 code units from offset <paramref name="start"/>.</summary>
    public SourceSpan Span(int start, int length)
    {
        var line = Line(start);
        var endLine = Line(start + length);
        return new SourceSpan(_path, start, length, line, start - _starts[line], endLine, start + length - _starts[endLine]);
    }

    private int Line(int offset)
    {
        var found = _starts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }
}
