using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Finds out piece by piece whether all bytes of a file are UTF-8.</summary>
internal sealed class Utf8Scan
{
    private readonly byte[] _open = new byte[4];
    private int _openLength;
    private bool _isValid = true;
    private bool _isAscii = true;
    private bool _hasZero;
    private long _bytes;

    /// <summary>
    /// Whether the bytes added so far are UTF-8 and can hardly be anything else. Text that is all ASCII proves nothing, except where
    /// <paramref name="holdsAscii"/> is false: in that encoding it could not be ASCII by chance.
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

    /// <summary>Completes the character that the piece before left open; returns the bytes after it.</summary>
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
