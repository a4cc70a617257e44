using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Copies a file from another encoding to UTF-8, because the checks and the engine read only UTF-8.</summary>
/// <param name="file">The file.</param>
/// <param name="encoding">Its encoding. The decoder must throw on bytes that are not text.</param>
/// <param name="isChecked">Whether text that looks like another encoding is refused.</param>
/// <param name="fault">Makes the errors.</param>
internal sealed class TextTranscoder(InputFile file, TextEncoding encoding, bool isChecked, EncodingFault fault)
{
    private const int BufferSize = 1 << 20;
    private const char Replacement = '\uFFFD';

    // The first of the control characters after ASCII. One-byte encodings have them for bytes that are letters in other encodings, or for unused bytes.
    private const char FirstControl = '\u0080';
    private const char LastControl = '\u009F';

    /// <summary>Writes the file to <paramref name="output"/> in UTF-8.</summary>
    /// <exception cref="PipelineException">The bytes do not fit the encoding, or changed since they were hashed.</exception>
    public void CopyTo(Stream output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var input = InputStream.Open(file.Path, file.Name);
        var bytes = new byte[Math.Min(BufferSize, file.Bytes + 1)];
        var chars = new char[encoding.Encoding.GetMaxCharCount(bytes.Length)];
        var encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetEncoder();
        var utf8 = new byte[3 * (chars.Length + 1)];
        var scan = new Utf8Scan();
        var decoder = encoding.Encoding.GetDecoder();
        int read;
        do
        {
            read = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var piece = bytes.AsSpan(0, read);
            hash.AppendData(piece);
            scan.Add(piece);
            var isLast = read < bytes.Length;
            try
            {
                var text = chars.AsSpan(0, decoder.GetChars(piece, chars, isLast));
                if (HasWrong(text))
                    throw NotText();
                output.Write(utf8, 0, encoder.GetBytes(text, utf8, isLast));
            }
            catch (Exception e) when (e is DecoderFallbackException or EncoderFallbackException)
            {
                throw NotText();
            }
        }
        while (read == bytes.Length);

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Hash)
            throw CsvFault.Changed(file.Name);
        if (isChecked && scan.IsConvincing(encoding.HoldsAscii))
            throw fault.IsUtf8(FirstLineBehindAscii(), canBeRead: true);
    }

    private bool HasWrong(ReadOnlySpan<char> text) => !encoding.IsWide
        && (text.Contains(Replacement) || (isChecked && text.ContainsAnyInRange(FirstControl, LastControl)));

    /// <summary>Reads the file again, byte by byte, to the first byte that is not text.</summary>
    private PipelineException NotText()
    {
        if (IsUtf8())
            return fault.IsUtf8(FirstLineBehindAscii(), canBeRead: false);

        using var input = OpenBuffered();
        var decoder = encoding.Encoding.GetDecoder();
        Span<char> chars = new char[encoding.Encoding.GetMaxCharCount(1)];
        var (line, column) = (1L, 1L);
        try
        {
            for (var isLast = false; !isLast;)
            {
                var next = input.ReadByte();
                isLast = next < 0;
                foreach (var c in chars[..decoder.GetChars(isLast ? [] : [(byte)next], chars, isLast)])
                {
                    if (HasWrong([c]))
                        return c == Replacement ? fault.NotText(line, column) : fault.ControlCharacter(line, column, encoding.WindowsName);
                    (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
                }
            }
        }
        catch (DecoderFallbackException)
        {
            // The decoder has reached the first byte that is not text.
        }

        return fault.NotText(line, column);
    }

    private bool IsUtf8()
    {
        using var input = InputStream.Open(file.Path, file.Name);
        var scan = new Utf8Scan();
        var bytes = new byte[BufferSize];
        for (int read; (read = input.Read(bytes)) > 0;)
            scan.Add(bytes.AsSpan(0, read));
        return scan.IsConvincing(encoding.HoldsAscii);
    }

    /// <summary>The line of the first byte that is not ASCII; 1 if all are ASCII.</summary>
    private long FirstLineBehindAscii()
    {
        using var input = OpenBuffered();
        var line = 1L;
        for (int next; (next = input.ReadByte()) >= 0;)
        {
            if (next > 0x7F)
                return line;
            line += next == '\n' ? 1 : 0;
        }

        return 1;
    }

    private BufferedStream OpenBuffered() => new(InputStream.Open(file.Path, file.Name), BufferSize);
}
