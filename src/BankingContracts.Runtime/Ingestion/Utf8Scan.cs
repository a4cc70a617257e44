using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Reads a file piece by piece, and finds out whether all its bytes are UTF-8.</summary>
internal sealed class Utf8Scan
{
    private readonly byte[] _open = new byte[4];
    private int _openLength;
    private bool _isValid = true;
    private bool _isAscii = true;
    private bool _hasZero;
    private long _bytes;

    /// <summary>
    /// Whether the bytes so far are UTF-8 and are almost certainly nothing else. A text with only ASCII characters proves nothing, except if
    /// <paramref name="holdsAscii"/> is false: a text in such an encoding would not be ASCII by chance.
    /// </summary>
    public bool IsConvincing(bool holdsAscii) => _isValid && _openLength == 0 && !_hasZero && _bytes > 0 && !(_isAscii && holdsAscii);

    /// <summary>Looks at the next piece.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        _bytes += piece.Length;
        if (!_isValid)
            return;

        _isAscii = _isAscii && Ascii.IsValid(piece);
        _hasZero = _hasZero || piece.Contains((byte)0);
        piece = CloseCharacter(piece);
        var whole = Utf8Check.WholeCharacters(piece);
        _isValid = _isValid && Utf8.IsValid(piece[..whole]);
        if (_openLength == 0)
        {
            piece[whole..].CopyTo(_open);
            _openLength = piece.Length - whole;
        }
    }

    /// <summary>Completes a character whose start was at the end of the previous piece. Returns the bytes after it.</summary>
    private ReadOnlySpan<byte> CloseCharacter(ReadOnlySpan<byte> piece)
    {
        for (var taken = 0; _openLength > 0 && _isValid && taken < piece.Length;)
        {
            _open[_openLength++] = piece[taken++];
            var status = Rune.DecodeFromUtf8(_open.AsSpan(0, _openLength), out _, out var length);
            _isValid = status == OperationStatus.NeedMoreData || (status == OperationStatus.Done && length == _openLength);
            if (status == OperationStatus.NeedMoreData)
                continue;

            _openLength = 0;
            return piece[taken..];
        }

        return _openLength > 0 ? [] : piece;
    }
}
