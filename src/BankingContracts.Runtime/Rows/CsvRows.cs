using CsvHelper;

namespace BankingContracts.Runtime.Rows;

/// <summary>
/// Rows in CSV files as the pipeline exports them: RFC 4180 with a header, UTF-8, timestamps as ISO 8601 in UTC, booleans as true
/// and false, NULL as an empty field and the empty text as <c>""</c>.
/// </summary>
public static class CsvRows
{
    private static readonly CsvReaderOptions ReaderOptions = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        TrimWhitespace = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    internal static readonly CsvWriterOptions WriterOptions = new() { NewLine = "\n" };

    /// <summary>Reads all rows of a file; its columns may come in any order.</summary>
    /// <exception cref="FieldFormatException">The columns are not the model's, or a value does not have the form of its type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
        where T : IRow<T> => [.. Enumerate<T>(path)];

    /// <summary>Reads the same rows, one at a time.</summary>
    public static IEnumerable<T> Enumerate<T>(string path)
        where T : IRow<T>
    {
        // In a file of one column a blank line is a row: its field is NULL.
        using var reader = CsvReader.FromFile(path, ReaderOptions with { SkipEmptyLines = T.Model.Columns.Count > 1 });
        var fields = new CsvFieldReader(reader, T.Model);
        while (fields.Next())
            yield return T.Read(fields);
    }

    /// <summary>Writes rows to a new file, or over an old one.</summary>
    /// <exception cref="FieldFormatException">A decimal has more decimals than its column.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(string path, IEnumerable<T> rows)
        where T : IRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = CsvWriter.ToFile(path, WriterOptions);
        foreach (var column in T.Model.Columns)
            writer.WriteField(column.Name);
        writer.EndRecord();

        var fields = new CsvFieldWriter(writer, T.Model);
        foreach (var row in rows)
        {
            row.Write(fields);
            fields.EndRow();
        }
    }
}
