using System.Text;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>One record of a file. It is valid until the next record is read.</summary>
/// <param name="bytes">The record without its line end.</param>
/// <param name="fieldEnds">Where each field ends in <paramref name="bytes"/>.</param>
/// <param name="quote">The quote character.</param>
internal readonly ref struct CsvRecord(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> fieldEnds, byte? quote)
{
    private readonly ReadOnlySpan<int> _fieldEnds = fieldEnds;

    /// <summary>The record without its line end.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Number of fields, at least one.</summary>
    public int FieldCount => _fieldEnds.Length;

    /// <summary>The record as received. Bytes that are not UTF-8 become replacement characters.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The first <paramref name="count"/> fields.</summary>
    public ReadOnlySpan<byte> Head(int count) => Bytes[.._fieldEnds[count - 1]];

    /// <summary>Field <paramref name="index"/> as received, with its quotes.</summary>
    public ReadOnlySpan<byte> Raw(int index) => Bytes[(index == 0 ? 0 : _fieldEnds[index - 1] + 1).._fieldEnds[index]];

    /// <summary>Whether all fields from <paramref name="first"/> on are empty, quoted or not.</summary>
    public bool IsEmptyFrom(int first)
    {
        for (var i = first; i < FieldCount; i++)
        {
            if (!IsEmpty(Raw(i)))
                return false;
        }

        return true;
    }

    /// <summary>Field <paramref name="index"/> without its quotes.</summary>
    public string Unquoted(int index)
    {
        var text = Encoding.UTF8.GetString(Raw(index));
        if (quote is not { } q || text.Length == 0 || text[0] != q)
            return text;

        var mark = ((char)q).ToString();
        return text.TrimEnd(' ')[1..^1].Replace(mark + mark, mark, StringComparison.Ordinal);
    }

    private bool IsEmpty(ReadOnlySpan<byte> raw) =>
        raw.IsEmpty || (raw[0] == quote && raw.TrimEnd((byte)' ').Length == 2);
}
