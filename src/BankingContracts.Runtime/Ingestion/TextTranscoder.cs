using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Copies files of other encodings to UTF-8, the only one that the checks and the engine read.</summary>
internal static class TextTranscoder
{
    private const int BufferSize = 1 << 20;
    private const char Replacement = '\uFFFD';

    /// <summary>Writes <paramref name="file"/> to <paramref name="path"/> in UTF-8.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">utf-16, latin-1 or windows-1252.</param>
    /// <param name="path">The copy, which does not exist yet.</param>
    /// <exception cref="PipelineException">The bytes are not what the encoding says, or changed since they were hashed.</exception>
    public static void CopyAsUtf8(InputFile file, string encoding, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var input = InputStream.Open(file.Path, file.Name);
        using var output = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = new byte[BufferSize];
        var chars = new char[BufferSize + 2];
        var utf8 = new byte[3 * chars.Length];
        var encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
        Decoder? decoder = null;
        int read;
        do
        {
            read = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            hash.AppendData(bytes, 0, read);
            decoder ??= Find(encoding, bytes.AsSpan(0, read)).GetDecoder();
            var isLast = read < bytes.Length;
            try
            {
                var count = decoder.GetChars(bytes.AsSpan(0, read), chars, isLast);
                output.Write(utf8, 0, encoder.GetBytes(chars.AsSpan(0, count), utf8, isLast));
            }
            catch (DecoderFallbackException)
            {
                throw Fault(file, encoding);
            }
        }
        while (read == bytes.Length);

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Hash)
            throw CsvFault.Changed(file.Name);
    }

    private static Encoding Find(string encoding, ReadOnlySpan<byte> start) => encoding switch
    {
        // Every byte is a character in these two.
        "latin-1" => Encoding.Latin1,
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => new UnicodeEncoding(bigEndian: start is [0xFE, 0xFF, ..], byteOrderMark: false, throwOnInvalidBytes: true),
    };

    private static PipelineException Fault(InputFile file, string encoding)
    {
        using var stream = InputStream.Open(file.Path, file.Name);
        using var reader = new StreamReader(stream, Encoding.Unicode, detectEncodingFromByteOrderMarks: true);
        var (line, column) = (1L, 1L);
        for (var next = reader.Read(); next >= 0 && next != Replacement; next = reader.Read())
            (line, column) = next == '\n' ? (line + 1, 1) : (line, column + 1);
        return CsvFault.NotText(file.Name, encoding, line, column, "save the file as UTF-8 or UTF-16, and declare which in source.encoding");
    }
}
