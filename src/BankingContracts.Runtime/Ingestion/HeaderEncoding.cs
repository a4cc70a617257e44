using System.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Finds the encoding in which a file has the header that the contract expects.</summary>
internal static class HeaderEncoding
{
    private const int LongestHeader = 1 << 16;

    // The usual encodings come first, because several may fit.
    private static readonly string[] Usual =
    [
        "utf-8", "utf-16", "utf-16be", "utf-32", "utf-32be", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
        "windows-1257", "windows-1255", "windows-1256", "windows-1258", "iso-8859-15", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-9",
        "ibm850", "ibm852", "ibm437", "ibm866", "macintosh", "koi8-r", "shift_jis", "gb18030", "big5", "euc-jp", "euc-kr", "ibm037", "ibm500",
        "ibm273", "ibm01141", "ibm01140", "ibm01148",
    ];

    /// <summary>Throws when the header of <paramref name="layout"/> does not fit, but fits in another encoding.</summary>
    /// <exception cref="PipelineException">The header fits in another encoding.</exception>
    public static void RefuseOther(ModelDefinition source, CsvLayout layout)
    {
        var body = (SourceBody)source.Body;
        if (!body.HasHeader)
            return;

        var declared = TextEncoding.Find(body.Encoding, DecoderFallback.ReplacementFallback);
        var fault = new EncodingFault(source.Name, layout.File.Name, body.Encoding);
        var start = ReadStart(layout.File);
        var text = declared.Encoding.GetString(start);
        if (Line(text) is not null)
            return;

        foreach (var name in Usual.Concat(Others()))
        {
            var other = TextEncoding.Find(name, DecoderFallback.ReplacementFallback).Encoding;
            if (other.CodePage != declared.Encoding.CodePage && Line(other.GetString(start)) is { } line)
                throw fault.HeaderFits(line, name);
        }

        if (UndoConversion(text) is { } single && Line(single) is { } lineOfSingle)
            throw fault.HeaderFitsDecodedTwice(lineOfSingle);

        long? Line(string start) => CsvHeader.FittingLine(source, Encoding.UTF8.GetBytes(start), layout.Format, layout.File.Name);
    }

    private static IEnumerable<string> Others() =>
        CodePagesEncodingProvider.Instance.GetEncodings().Select(e => e.Name.ToLowerInvariant()).Where(n => !Usual.Contains(n)).Order(StringComparer.Ordinal);

    private static byte[] ReadStart(InputFile file)
    {
        using var stream = InputStream.Open(file.Path, file.Name);
        var bytes = new byte[LongestHeader];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Undoes a conversion that read the first line as windows-1252 and wrote it as UTF-8; null when this did not happen.</summary>
    private static string? UndoConversion(string text)
    {
        var line = text.TrimStart('\uFEFF').Split('\n', 2)[0];
        try
        {
            return Encoding.UTF8.GetString(TextEncoding.Find("windows-1252", DecoderFallback.ReplacementFallback).Encoding.GetBytes(line));
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
