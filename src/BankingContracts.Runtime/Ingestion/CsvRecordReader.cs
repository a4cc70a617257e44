using System.Buffers;
using System.Runtime.InteropServices;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>
/// Reads a UTF-8 file record by record and knows every line number. It follows RFC 4180, but also allows spaces after a quoted field. It is
/// slower than <see cref="CsvFastScan"/>, and reads what that class finds unusual.
/// </summary>
internal sealed class CsvRecordReader
{
    private const int InitialBuffer = 1 << 16;
    private const int LongestRecord = 1 << 28;
    private const int EndOfFile = -1;

    private readonly Stream _stream;
    private readonly CsvFormat _format;
    private readonly string _file;
    private readonly SearchValues<byte> _plainEnds;
    private readonly SearchValues<byte> _quotedEnds;
    private readonly SearchValues<byte> _lineEnds;
    private readonly List<int> _fieldEnds = [];
    private byte[] _buffer = new byte[InitialBuffer];
    private int _start;
    private int _filled;
    private int _length;
    private int _next;
    private long _consumed;
    private long _nextLine = 1;

    /// <summary>Reads <paramref name="stream"/> from its current position. It skips a byte order mark.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="format">How records are delimited.</param>
    /// <param name="file">The file's name for messages.</param>
    public CsvRecordReader(Stream stream, CsvFormat format, string file)
    {
        (_stream, _format, _file) = (stream, format, file);
        _plainEnds = SearchValues.Create([format.Delimiter, (byte)'\r', (byte)'\n', 0]);
        _quotedEnds = SearchValues.Create([format.Quote ?? 0, 0]);
        _lineEnds = SearchValues.Create([(byte)'\r', (byte)'\n', format.Quote ?? 0, 0]);
        if (ByteAt(0) == 0xEF && ByteAt(1) == 0xBB && ByteAt(2) == 0xBF)
            Consume(3);
    }

    /// <summary>The record that was read last.</summary>
    public CsvRecord Current
    {
        get
        {
            if (_fieldEnds.Count == 0)
                FindFieldEnds();
            return new(Bytes, CollectionsMarshal.AsSpan(_fieldEnds), _format.Quote);
        }
    }

    /// <summary>The bytes of the record that was read last, without its line end.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _length);

    /// <summary>The number of fields of the record that was read last, at least one.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line, from 1, on which the current record starts.</summary>
    public long Line { get; private set; }

    /// <summary>The line, from 1, after the current record.</summary>
    public long NextLine => _nextLine;

    /// <summary>The number of bytes before the current record.</summary>
    public long Start => _consumed;

    /// <summary>The number of bytes up to the end of the current record, including its line end.</summary>
    public long End => _consumed + _next;

    /// <summary>Whether lines end with CR LF; null when no line ended yet.</summary>
    public bool? IsCrLf { get; private set; }

    /// <summary>The number of lines so far that contain only spaces and tabs.</summary>
    public long BlankLines { get; private set; }

    /// <summary>Whether some field so far contains a line end.</summary>
    public bool HasQuotedLineEnd { get; private set; }

    /// <summary>
    /// Whether some field of the current record begins with spaces and a quote. Such a field is not quoted, because RFC 4180 counts spaces as
    /// text.
    /// </summary>
    public bool HasQuoteBehindSpace { get; private set; }

    /// <summary>Reads the next record that is not a blank line; false at the end.</summary>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public bool Read()
    {
        while (true)
        {
            Consume(_next);
            _fieldEnds.Clear();
            HasQuoteBehindSpace = false;
            _next = 0;
            _length = 0;
            Line = _nextLine;
            if (ByteAt(0) == EndOfFile)
                return false;

            if (!TryReadPlainRecord())
                ReadRecord();
            if (!IsBlank())
                return true;

            BlankLines++;
        }
    }

    private bool IsBlank() => FieldCount == 1 && Bytes.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    /// <summary>
    /// Tries to read a record without quotes, because most records have none. Then the line is the record, and its fields are only counted.
    /// </summary>
    private bool TryReadPlainRecord()
    {
        var ahead = _buffer.AsSpan(_start, _filled - _start);
        var end = ahead.IndexOfAny(_lineEnds);
        if (end < 0 || ahead[end] is not ((byte)'\r' or (byte)'\n'))
            return false;

        _length = end;
        FieldCount = ahead[..end].Count(_format.Delimiter) + 1;
        _next = end + ReadLineEnd(end);
        return true;
    }

    private void FindFieldEnds()
    {
        var bytes = Bytes;
        for (var at = 0; ; at++)
        {
            var length = bytes[at..].IndexOf(_format.Delimiter);
            at = length < 0 ? bytes.Length : at + length;
            _fieldEnds.Add(at);
            if (length < 0)
                return;
        }
    }

    private void ReadRecord()
    {
        var at = 0;
        while (true)
        {
            at = ReadField(at);
            _fieldEnds.Add(at);
            if (ByteAt(at) != _format.Delimiter)
                break;

            at++;
        }

        _length = at;
        FieldCount = _fieldEnds.Count;
        _next = at + ReadLineEnd(at);
    }

    private int ReadField(int at)
    {
        if (_format.Quote is not { } quote)
            return Find(at, _plainEnds);

        if (ByteAt(at) != quote)
        {
            var text = SkipSpaces(at);
            HasQuoteBehindSpace |= text > at && ByteAt(text) == quote;
            return Find(at, _plainEnds);
        }

        var openLine = _nextLine;
        var close = ReadQuoted(at + 1, quote, openLine);
        var end = SkipSpaces(close + 1);
        var next = ByteAt(end);
        return next == _format.Delimiter || next is '\r' or '\n' or EndOfFile
            ? end
            : throw CsvFault.TextAfterQuote(_file, openLine, _nextLine);
    }

    /// <summary>The place of the closing quote of the field whose text starts at <paramref name="at"/>.</summary>
    private int ReadQuoted(int at, byte quote, long openLine)
    {
        while (true)
        {
            var end = Find(at, _quotedEnds);
            var lines = _buffer.AsSpan(_start + at, end - at).Count((byte)'\n');
            _nextLine += lines;
            HasQuotedLineEnd |= lines > 0 || _buffer.AsSpan(_start + at, end - at).Contains((byte)'\r');
            if (ByteAt(end) == EndOfFile)
                throw CsvFault.UnclosedQuote(_file, openLine);

            if (ByteAt(end + 1) != quote)
                return end;

            at = end + 2;
        }
    }

    private int ReadLineEnd(int at)
    {
        var first = ByteAt(at);
        if (first == EndOfFile)
            return 0;

        var isCrLf = first == '\r';
        if (isCrLf && ByteAt(at + 1) != '\n')
            throw CsvFault.LoneCarriageReturn(_file, _nextLine);

        IsCrLf ??= isCrLf;
        if (IsCrLf != isCrLf)
            throw CsvFault.MixedLineEnds(_file, _nextLine, isCrLf);

        _nextLine++;
        return isCrLf ? 2 : 1;
    }

    private int SkipSpaces(int at)
    {
        while (_format.Delimiter != ' ' && ByteAt(at) == ' ')
            at++;
        return at;
    }

    /// <summary>The first place from <paramref name="at"/> on with one of <paramref name="values"/>, or the end of the file.</summary>
    private int Find(int at, SearchValues<byte> values)
    {
        while (true)
        {
            var index = _buffer.AsSpan(_start + at, _filled - _start - at).IndexOfAny(values);
            if (index >= 0 && _buffer[_start + at + index] == 0)
                throw CsvFault.NulByte(_file, _nextLine + _buffer.AsSpan(_start + at, index).Count((byte)'\n'));
            if (index >= 0)
                return at + index;

            at = _filled - _start;
            if (!Fill())
                return at;
        }
    }

    private int ByteAt(int at)
    {
        while (_start + at >= _filled)
        {
            if (!Fill())
                return EndOfFile;
        }

        return _buffer[_start + at];
    }

    private void Consume(int count)
    {
        _start += count;
        _consumed += count;
    }

    /// <summary>Reads more bytes after the current record; false at the end of the file.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            _filled -= _start;
            _start = 0;
        }

        if (_filled == _buffer.Length)
        {
            if (_filled >= LongestRecord)
                throw CsvFault.EndlessRecord(_file, Line);

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        return read > 0;
    }
}
