namespace BankingContracts.ContractModel.Sql;

/// <summary>How a text is laid out in lines.</summary>
internal sealed class SqlLayout
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _indentations = [];

    public SqlLayout(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
                _starts.Add(i + 1);
        }

        foreach (var start in _starts)
        {
            var end = start;
            while (end < text.Length && text[end] is ' ' or '\t')
                end++;
            _indentations.Add(end - start);
        }
    }

    /// <summary>How many blanks the line around <paramref name="offset"/> starts with.</summary>
    public int Indentation(int offset) => _indentations[LineOf(offset)];

    /// <summary>Whether only blanks are before <paramref name="offset"/> in its line.</summary>
    public bool IsFirst(int offset) => LineOf(offset) is var line && _starts[line] + _indentations[line] == offset;

    /// <summary>Whether both offsets are in one line.</summary>
    public bool AreInOneLine(int left, int right) => LineOf(left) == LineOf(right);

    private int LineOf(int offset) => _starts.BinarySearch(offset) is var found && found >= 0 ? found : ~found - 1;
}
