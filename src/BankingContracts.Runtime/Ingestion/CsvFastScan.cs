using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>
/// Counts the records of a file 64 bytes at a time. It understands files that follow RFC 4180 exactly and have one kind of line end. For all
/// other files it stops, and <see cref="CsvRecordReader"/> reads them.
/// </summary>
/// <remarks>
/// Each bit represents a byte. The running parity of the quotes (a prefix xor, as in simdjson, Langdale and Lemire 2019) shows which bytes are
/// inside quotes, if every quote is at an allowed place. An opening quote must follow a delimiter, a line end or another quote. A closing quote
/// must come before one of these. The scan checks this, so the counts are exact.
/// </remarks>
internal sealed class CsvFastScan(CsvFormat format)
{
    /// <summary>The number of bytes that are read together.</summary>
    public const int BlockSize = 64;

    private readonly Vector512<byte> _delimiter = Vector512.Create(format.Delimiter);
    private readonly Vector512<byte> _quote = Vector512.Create(format.Quote ?? 0);
    private readonly Vector512<byte> _lineFeed = Vector512.Create((byte)'\n');
    private readonly Vector512<byte> _carriageReturn = Vector512.Create((byte)'\r');
    private readonly Vector512<byte> _space = Vector512.Create((byte)' ');
    private readonly bool _hasQuote = format.Quote is not null;

    // What the last byte of the previous block was. Each value is 0 or 1, except the parity, which is 0 or all ones.
    private ulong _insideQuotes;
    private ulong _mayOpen = 1;
    private ulong _closed;
    private ulong _returned;
    private ulong _lineStart = 1;

    private long _position;
    private long _lastEnd = -1;
    private long _longest;
    private long _lineFeeds;
    private long _crLfs;
    private long _carriageReturns;
    private long _delimiters;
    private long _blankLines;
    private bool _hasQuotedLineEnd;

    /// <summary>
    /// Counts the first <paramref name="count"/> bytes of <paramref name="buffer"/>; the number is a multiple of <see cref="BlockSize"/>. The
    /// bytes after them also belong to the file. Returns false when the file is unusual.
    /// </summary>
    public bool TryCount(ReadOnlySpan<byte> buffer, int count)
    {
        for (var offset = 0; offset < count; offset += BlockSize)
        {
            var block = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(buffer), (nuint)offset);
            if (!TryCountBlock(block, ulong.MaxValue, buffer[offset..]))
                return false;

            _position += BlockSize;
        }

        return true;
    }

    /// <summary>Counts the last bytes, fewer than <see cref="BlockSize"/>, and adds everything up; null when the file is unusual.</summary>
    public CsvCounts? Finish(ReadOnlySpan<byte> rest)
    {
        Span<byte> padded = stackalloc byte[BlockSize];
        padded.Fill((byte)'x');
        rest.CopyTo(padded);
        var valid = (1UL << rest.Length) - 1;
        if (!rest.IsEmpty && !TryCountBlock(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(padded)), valid, rest))
            return null;

        _position += rest.Length;
        var isOdd = _insideQuotes != 0 || _returned != 0 || _carriageReturns != _crLfs || (_crLfs != 0 && _crLfs != _lineFeeds);
        if (isOdd)
            return null;

        var hasOpenLine = _lastEnd + 1 < _position;
        return new CsvCounts(
            _lineFeeds - _blankLines + (hasOpenLine ? 1 : 0),
            _blankLines,
            _delimiters,
            Math.Max(_longest, _position - _lastEnd),
            _hasQuotedLineEnd,
            HasQuoteBehindSpace: false,
            _lineFeeds == 0 ? null : _crLfs > 0);
    }

    private bool TryCountBlock(Vector512<byte> block, ulong valid, ReadOnlySpan<byte> ahead)
    {
        var lineFeeds = Mask(block, _lineFeed) & valid;
        var returns = Mask(block, _carriageReturn) & valid;
        var delimiters = Mask(block, _delimiter) & valid;
        var quotes = _hasQuote ? Mask(block, _quote) & valid : 0;
        var last = BitOperations.Log2(valid);

        var inside = _insideQuotes;
        if ((quotes | _closed | _insideQuotes) != 0)
        {
            inside ^= PrefixXor(quotes);
            var opening = quotes & inside;
            var closing = quotes & ~inside;
            var borders = delimiters | lineFeeds | quotes;
            var misplaced = (opening & ~((borders << 1) | _mayOpen)) | (((closing << 1) | _closed) & valid & ~(borders | returns));
            if (misplaced != 0)
                return false;

            _hasQuotedLineEnd |= ((lineFeeds | returns) & inside) != 0;
            _closed = (closing >> last) & 1;
            _insideQuotes = 0 - ((inside >> last) & 1);
            _mayOpen = (borders >> last) & 1;
        }
        else
        {
            _mayOpen = ((delimiters | lineFeeds) >> last) & 1;
        }

        var ends = lineFeeds & ~inside;
        _lineFeeds += BitOperations.PopCount(ends);
        _crLfs += BitOperations.PopCount(ends & ((returns << 1) | _returned));
        returns &= ~inside;
        _carriageReturns += BitOperations.PopCount(returns);
        _delimiters += BitOperations.PopCount(delimiters & ~inside);
        _returned = (returns >> last) & 1;

        var starts = (ends << 1) | _lineStart;
        _lineStart = (ends >> last) & 1;
        if (ends != 0)
        {
            _longest = Math.Max(_longest, _position + BitOperations.TrailingZeroCount(ends) - _lastEnd);
            _lastEnd = _position + BitOperations.Log2(ends);
        }

        // Control characters and the space. They show a NUL, a blank line, or a line that begins with white space.
        var low = Vector512.LessThanOrEqual(block, _space).ExtractMostSignificantBits() & valid;
        return low == 0 || TryCountBlankLines(block, low & starts, ahead, valid);
    }

    private bool TryCountBlankLines(Vector512<byte> block, ulong candidates, ReadOnlySpan<byte> ahead, ulong valid)
    {
        if ((Mask(block, Vector512<byte>.Zero) & valid) != 0)
            return false;

        for (; candidates != 0; candidates &= candidates - 1)
        {
            var at = BitOperations.TrailingZeroCount(candidates);
            while (at < ahead.Length && ahead[at] is (byte)' ' or (byte)'\t' && ahead[at] != format.Delimiter)
                at++;

            // The line continues after the buffer. This is too rare to handle here.
            if (at == ahead.Length)
                return false;

            if (ahead[at] is (byte)'\n' or (byte)'\r')
                _blankLines++;
        }

        return true;
    }

    private static ulong Mask(Vector512<byte> block, Vector512<byte> value) => Vector512.Equals(block, value).ExtractMostSignificantBits();

    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
