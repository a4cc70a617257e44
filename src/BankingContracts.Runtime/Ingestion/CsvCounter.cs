using System.Security.Cryptography;
using System.Text.Unicode;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Counts the records of a file while it checks encoding and hash.</summary>
internal static class CsvCounter
{
    // Three passes read each piece, so it should fit into the cache.
    private const int BufferSize = 1 << 18;
    private const int LongestCharacter = 4;

    /// <summary>Counts the records of <paramref name="stream"/> from byte <paramref name="first"/> on. The stream must be at its start.</summary>
    /// <param name="layout">The file.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="first">Where the first record begins.</param>
    /// <param name="isCrLf">Whether the header's line ends with CR LF; null when no line ended yet.</param>
    /// <param name="expectedHash">SHA-256 that the bytes must have; null means that the hash is not checked.</param>
    /// <exception cref="PipelineException">The text is not UTF-8, cannot be delimited into records, or has another hash.</exception>
    public static CsvCounts Count(CsvLayout layout, Stream stream, long first, bool? isCrLf, string? expectedHash)
    {
        using var hash = expectedHash is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = TryCount(layout, stream, first, hash);
        if (hash is not null && Convert.ToHexStringLower(hash.GetHashAndReset()) != expectedHash)
            throw CsvFault.Changed(layout.File.Name);

        var isRegular = counts is { } c && (isCrLf is null || c.IsCrLf is null || c.IsCrLf == isCrLf);
        return isRegular ? counts!.Value : CountSlowly(layout);
    }

    private static CsvCounts? TryCount(CsvLayout layout, Stream stream, long first, IncrementalHash? hash)
    {
        var scan = new CsvFastScan(layout.Format);
        var buffer = new byte[BufferSize];
        var (kept, checkedTo) = (0, 0);
        var isRegular = true;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            hash?.AppendData(buffer, kept, read);
            var filled = kept + read;
            var isLast = filled < buffer.Length;
            var whole = isLast ? filled : Utf8Check.WholeCharacters(buffer.AsSpan(0, filled));
            if (!Utf8.IsValid(buffer.AsSpan(checkedTo, whole - checkedTo)))
                throw Utf8Check.Fault(layout.Path, layout.File.Name);

            // If the last character is incomplete, it stays in the buffer.
            var end = isLast ? filled : filled - LongestCharacter;
            var start = (int)Math.Min(first, end);
            first -= start;
            var count = (end - start) / CsvFastScan.BlockSize * CsvFastScan.BlockSize;
            isRegular = isRegular && scan.TryCount(buffer.AsSpan(start, filled - start), count);
            var rest = buffer.AsSpan(start + count, filled - start - count);
            if (isLast)
                return isRegular ? scan.Finish(rest) : null;

            rest.CopyTo(buffer);
            (kept, checkedTo) = (rest.Length, whole - start - count);
        }
    }

    private static CsvCounts CountSlowly(CsvLayout layout)
    {
        using var stream = InputStream.Open(layout.Path, layout.File.Name);
        var reader = layout.OpenRecords(stream);
        var blankBefore = reader.BlankLines;
        var counts = default(CsvCounts) with { HasQuoteBehindSpace = reader.HasQuoteBehindSpace };
        while (reader.Read())
        {
            counts = counts with
            {
                Records = counts.Records + 1,
                Delimiters = counts.Delimiters + reader.FieldCount - 1,
                LongestRecord = Math.Max(counts.LongestRecord, reader.Bytes.Length),
                HasQuoteBehindSpace = counts.HasQuoteBehindSpace || reader.HasQuoteBehindSpace,
            };
        }

        return counts with
        {
            BlankLines = reader.BlankLines - blankBefore,
            HasQuotedLineEnd = reader.HasQuotedLineEnd,
            IsCrLf = reader.IsCrLf,
        };
    }
}
