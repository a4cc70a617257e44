namespace BankingContracts.Runtime.Ingestion;

/// <summary>What the first bytes of a file show about its encoding.</summary>
internal static class ByteOrderMark
{
    /// <summary>Bytes that <see cref="Find"/> and <see cref="Guess"/> look at.</summary>
    public const int Length = 4;

    /// <summary>The byte order mark of UTF-8.</summary>
    public static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    /// <summary>The encoding with the byte order mark <paramref name="start"/>; null when it is not a mark.</summary>
    public static string? Find(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, 0, 0, ..] => "utf-32",
        [0, 0, 0xFE, 0xFF, ..] => "utf-32be",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16be",
        _ => null,
    };

    /// <summary>
    /// The encoding of a file that begins with <paramref name="start"/> and has no mark, if the zeros of ASCII characters show it; otherwise
    /// null.
    /// </summary>
    public static string? Guess(ReadOnlySpan<byte> start) => start switch
    {
        [not 0, 0, 0, 0, ..] => "utf-32le",
        [0, 0, 0, not 0, ..] => "utf-32be",
        [not 0, 0, not 0, 0, ..] => "utf-16le",
        [0, not 0, 0, not 0, ..] => "utf-16be",
        _ => null,
    };

    /// <summary>Reads the first bytes of <paramref name="stream"/>, and then returns to its start.</summary>
    public static byte[] Read(Stream stream)
    {
        var start = new byte[Length];
        var read = stream.ReadAtLeast(start, Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read];
    }
}
