using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Checks whether bytes are UTF-8, and finds the place where they are not.</summary>
internal static class Utf8Check
{
    private const int BufferSize = 1 << 20;
    private const int LongestCharacter = 4;
    private const string Remedy = "save the file as UTF-8, or declare its encoding in source.encoding, for example windows-1252";

    /// <summary>Length of the longest prefix of <paramref name="bytes"/> that does not end within a character.</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back < LongestCharacter && back <= bytes.Length; back++)
        {
            var lead = bytes[^back];
            var isContinuation = (lead & 0xC0) == 0x80;
            if (isContinuation)
                continue;

            var length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            return length > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }

    /// <summary>The error of the file at <paramref name="path"/>, which is not UTF-8. It has the line and column of the first bad byte.</summary>
    public static PipelineException Fault(string path, string file)
    {
        using var stream = InputStream.Open(path, file);
        var buffer = new byte[BufferSize];
        var (line, column) = (1L, 1L);
        var kept = 0;
        while (true)
        {
            var filled = kept + stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var isLast = filled < buffer.Length;
            var bytes = buffer.AsSpan(0, filled);
            var whole = isLast ? filled : WholeCharacters(bytes);
            var good = Utf8.IsValid(bytes[..whole]) ? whole : ValidPrefix(bytes);
            var text = bytes[..good];
            var lineStart = text.LastIndexOf((byte)'\n') + 1;
            line += text.Count((byte)'\n');
            column = (lineStart > 0 ? 1 : column) + Encoding.UTF8.GetCharCount(text[lineStart..]);
            if (good < whole || isLast)
                return CsvFault.NotText(file, "UTF-8", line, column, Remedy);

            kept = filled - good;
            bytes[good..].CopyTo(buffer);
        }
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var length) == OperationStatus.Done)
            good += length;
        return good;
    }
}
