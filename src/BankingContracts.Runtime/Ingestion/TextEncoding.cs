using System.Text;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>The encoding of a file in its contract, and what is known about such files.</summary>
/// <param name="Name">The contract's name for it.</param>
/// <param name="Encoding">.NET's encoding.</param>
internal sealed record TextEncoding(string Name, Encoding Encoding)
{
    private const string Latin1 = "latin-1";
    private const int Utf8 = 65001;
    private const int Utf16 = 1200;
    private const int Utf16BigEndian = 1201;
    private const int Utf32 = 12000;
    private const int Utf32BigEndian = 12001;

    /// <summary>UTF-8, the encoding that the checks and the engine read.</summary>
    public bool IsUtf8 => Encoding.CodePage == Utf8;

    /// <summary>Whether it is UTF-16 or UTF-32. In these, all characters that delimit records contain zero bytes.</summary>
    public bool IsWide => Encoding.CodePage is Utf16 or Utf16BigEndian or Utf32 or Utf32BigEndian;

    /// <summary>Whether ASCII characters have the same bytes as in ASCII. This is not true for EBCDIC, UTF-16 and UTF-32.</summary>
    public bool HoldsAscii => !IsWide && Find(Name, DecoderFallback.ReplacementFallback).Encoding.GetString("Az09,;"u8) == "Az09,;";

    /// <summary>
    /// The Windows encoding that has letters where <see cref="Encoding"/> has control characters; null when there is none. People often use the
    /// name of <see cref="Encoding"/> for it.
    /// </summary>
    public string? WindowsName => Encoding.CodePage switch
    {
        28591 or 28605 or 20127 => "windows-1252",
        28592 => "windows-1250",
        28593 or 28599 => "windows-1254",
        28594 or 28603 => "windows-1257",
        28595 => "windows-1251",
        28596 => "windows-1256",
        28597 => "windows-1253",
        28598 or 38598 => "windows-1255",
        _ => null,
    };

    /// <summary>The encoding called <paramref name="name"/>, whose decoder uses <paramref name="fallback"/> for bytes that are not text.</summary>
    /// <exception cref="PipelineException">.NET knows no encoding with this name.</exception>
    public static TextEncoding Find(string name, DecoderFallback fallback)
    {
        var known = name == Latin1 ? "iso-8859-1" : name;
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(known, EncoderFallback.ExceptionFallback, fallback)
                ?? Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, fallback);
            return new TextEncoding(name, encoding);
        }
        catch (ArgumentException e)
        {
            throw PipelineException.BadInput($"'{name}' is not an encoding that can be read; correct source.encoding in the contract.", e);
        }
    }

    /// <summary>Whether a file that begins with the byte order mark of <paramref name="other"/> can be this one.</summary>
    public bool Accepts(TextEncoding other) =>
        Encoding.CodePage == other.Encoding.CodePage || (Name is "utf-16" or "utf-32" && other.IsWide && other.Name.StartsWith(Name, StringComparison.Ordinal));

    /// <summary>This encoding with the byte order of <paramref name="mark"/>, because utf-16 and utf-32 do not say which byte comes first.</summary>
    public TextEncoding AsMarked(TextEncoding? mark) => mark is not null && Accepts(mark) ? this with { Encoding = mark.Encoding } : this;
}
