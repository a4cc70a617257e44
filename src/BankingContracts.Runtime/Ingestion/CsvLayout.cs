using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>A file that passed <see cref="CsvPreflight"/>, and what an engine must know to read it.</summary>
public sealed record CsvLayout : IDisposable
{
    internal CsvLayout(InputFile file, CsvFormat format, DateTime writtenAt) => (File, Path, Format, WrittenAt) = (file, file.Path, format, writtenAt);

    /// <summary>The file as delivered.</summary>
    public InputFile File { get; }

    /// <summary>The bytes to read, in UTF-8: the file itself, or a copy that is deleted on disposal.</summary>
    public string Path { get; internal init; }

    /// <summary>The contract's columns in the order of the file's fields.</summary>
    public IReadOnlyList<string> Columns { get; internal init; } = [];

    /// <summary>Lines before the first record: the header and blank lines before it.</summary>
    public long LinesToSkip { get; internal init; }

    /// <summary>The line, from 1, after the header; without a header the line of the first record.</summary>
    public long FirstLine { get; internal init; }

    /// <summary>Whether every record is one line and no line is blank. Then the order of the records shows their lines.</summary>
    public bool IsOneLinePerRecord { get; internal init; }

    /// <summary>The number of records without the header and blank lines; ragged records count.</summary>
    public long Records { get; internal init; }

    /// <summary>Length of the longest record in bytes, or a little more.</summary>
    public long LongestRecord { get; internal init; }

    /// <summary>Whether some field contains a line end. Then nobody can start to read in the middle of the file.</summary>
    public bool HasQuotedLineEnd { get; internal init; }

    /// <summary>Whether records end with CR LF, else with LF; line ends in quotes may differ.</summary>
    public bool IsCrLf { get; internal init; }

    /// <summary>
    /// True when some record certainly has another number of fields than <see cref="Columns"/>. False proves nothing: a surplus field in one
    /// record can hide a missing field in another record.
    /// </summary>
    public bool IsUneven { get; internal init; }

    /// <summary>
    /// Whether engines read some record differently. Then they can read only the copy that <see cref="CsvCleaner.Copy"/> makes. Two things
    /// cause this: a blank line in a file of one column, which could also be an empty field, and a quote after a space.
    /// </summary>
    public bool MustBeCopied { get; internal init; }

    internal CsvFormat Format { get; }

    internal DateTime WrittenAt { get; }

    internal TemporaryDirectory? Directory { get; init; }

    /// <summary>Throws if the delivered file was changed after it was checked.</summary>
    /// <exception cref="PipelineException">The file was changed.</exception>
    public void EnsureUnchanged()
    {
        var now = new FileInfo(File.Path);
        if (!now.Exists || now.Length != File.Bytes || now.LastWriteTimeUtc != WrittenAt)
            throw CsvFault.Changed(File.Name);
    }

    /// <summary>A reader before the first record.</summary>
    internal CsvRecordReader OpenRecords(Stream stream)
    {
        var reader = new CsvRecordReader(stream, Format, File.Name);
        if (LinesToSkip > 0)
            reader.Read();
        return reader;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory?.Dispose();
}
