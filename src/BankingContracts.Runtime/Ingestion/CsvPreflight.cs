using System.Text;
using System.Text.Unicode;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Checks a file before an engine reads it, so that every fault is reported with its line.</summary>
public static class CsvPreflight
{
    private const int LongestFirstLine = 1 << 16;

    /// <summary>
    /// Checks encoding, header, quotes and line ends of <paramref name="file"/> and counts its records, in one pass and in bounded
    /// memory.
    /// </summary>
    /// <returns>How to read it; the caller disposes it after reading.</returns>
    /// <exception cref="PipelineException">The file does not have the form that the contract says, or changed after it was hashed.</exception>
    public static CsvLayout Check(ModelDefinition source, InputFile file)
    {
        var body = (SourceBody)source.Body;
        var layout = new CsvLayout(file, CsvFormat.Of(source), File.GetLastWriteTimeUtc(file.Path));
        var encoding = CheckStart(source, file, TextEncoding.Find(body.Encoding, DecoderFallback.ExceptionFallback));
        if (encoding.IsUtf8)
            return Examine(source, layout, expectedHash: file.Hash);

        var directory = TemporaryDirectory.ForRows();
        try
        {
            const string Copy = "utf8.csv";
            using (var output = directory.Create(Copy, bufferSize: 0))
                Transcode(source, layout, encoding, output);
            return Examine(source, layout with { Path = directory.File(Copy), Directory = directory }, expectedHash: null);
        }
        catch (IOException e)
        {
            directory.Dispose();
            throw TemporaryDirectory.Unusable(e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private static void Transcode(ModelDefinition source, CsvLayout layout, TextEncoding encoding, FileStream output)
    {
        try
        {
            var fault = new EncodingFault(source.Name, layout.File.Name, encoding.Name);
            new TextTranscoder(layout.File, encoding, ((SourceBody)source.Body).ChecksEncoding, fault).CopyTo(output);
        }
        catch (PipelineException)
        {
            HeaderEncoding.RefuseOther(source, layout);
            throw;
        }
    }

    /// <summary>The encoding, with the byte order that the start of the file shows.</summary>
    /// <exception cref="PipelineException">The file begins like a file of another encoding.</exception>
    private static TextEncoding CheckStart(ModelDefinition source, InputFile file, TextEncoding encoding)
    {
        byte[] start;
        using (var stream = InputStream.Open(file.Path, file.Name))
            start = ByteOrderMark.Read(stream);

        var isChecked = encoding.IsUtf8 || ((SourceBody)source.Body).ChecksEncoding;
        var fault = new EncodingFault(source.Name, file.Name, encoding.Name);
        var mark = ByteOrderMark.Find(start) is { } name ? TextEncoding.Find(name, DecoderFallback.ExceptionFallback) : null;
        if (isChecked && mark is not null && !encoding.Accepts(mark))
            throw fault.BeginsLike(mark.Name);
        if (isChecked && mark is null && !encoding.IsWide && ByteOrderMark.Guess(start) is { } guess)
            throw fault.LooksLike(guess);
        return encoding.AsMarked(mark);
    }

    private static CsvLayout Examine(ModelDefinition source, CsvLayout layout, string? expectedHash)
    {
        using var stream = InputStream.Open(layout.Path, layout.File.Name);
        var head = new CsvRecordReader(stream, layout.Format, layout.File.Name);
        if (!ReadHead(source, layout, head, stream))
            throw CsvFault.Empty(layout.File.Name);
        if (!Utf8.IsValid(head.Current.Bytes))
        {
            HeaderEncoding.RefuseOther(source, layout);
            throw Utf8Check.Fault(layout.Path, layout.File.Name);
        }

        var hasHeader = ((SourceBody)source.Body).HasHeader;
        layout = layout with
        {
            Columns = Match(source, layout, head),
            LinesToSkip = hasHeader ? head.BlankLines + 1 : 0,
            FirstLine = hasHeader ? head.NextLine : head.Line,
        };
        stream.Position = 0;
        var counts = CsvCounter.Count(layout, stream, hasHeader ? head.End : head.Start, head.IsCrLf, expectedHash);
        return layout with
        {
            Records = counts.Records,
            LongestRecord = Math.Max(counts.LongestRecord, head.End),
            HasQuotedLineEnd = counts.HasQuotedLineEnd,
            IsOneLinePerRecord = counts.BlankLines == 0 && !counts.HasQuotedLineEnd,
            IsCrLf = head.IsCrLf ?? counts.IsCrLf ?? false,
            MustBeCopied = counts.HasQuoteBehindSpace || (counts.BlankLines > 0 && layout.Columns.Count == 1),
            IsUneven = counts.Delimiters != counts.Records * (layout.Columns.Count - 1),
        };
    }

    private static IReadOnlyList<string> Match(ModelDefinition source, CsvLayout layout, CsvRecordReader head)
    {
        if (layout.File.Columns is { } known)
            return known;
        try
        {
            return CsvHeader.Match(source, head.Current, layout.Format, layout.File.Name, head.Line);
        }
        catch (PipelineException)
        {
            HeaderEncoding.RefuseOther(source, layout);
            throw;
        }
    }

    private static bool ReadHead(ModelDefinition source, CsvLayout layout, CsvRecordReader head, Stream stream)
    {
        try
        {
            return head.Read();
        }
        catch (PipelineException)
        {
            // If the contract has another delimiter than the file, text follows the first closing quote.
            var line = new byte[LongestFirstLine];
            stream.Position = head.Start;
            var read = stream.ReadAtLeast(line, line.Length, throwOnEndOfStream: false);
            var end = line.AsSpan(0, read).IndexOf((byte)'\n');
            HeaderEncoding.RefuseOther(source, layout);
            CsvHeader.RefuseOtherDelimiter(source, line.AsSpan(0, end < 0 ? read : end + 1), fit: 0, layout.Format, layout.File.Name, head.Line);
            throw;
        }
    }
}
