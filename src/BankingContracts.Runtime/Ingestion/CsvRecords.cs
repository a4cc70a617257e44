using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Reads the records of a checked file as rows of texts, for engines that cannot read files as a contract says.</summary>
public static class CsvRecords
{
    /// <summary>Reads all records in file order.</summary>
    /// <param name="source">The source.</param>
    /// <param name="layout">The file.</param>
    /// <param name="row">Takes the line of a record and its values in the order of <see cref="CsvLayout.Columns"/>, null for NULL. The values are valid until the next call.</param>
    /// <param name="ragged">Takes a record with too few or too many fields.</param>
    /// <returns>The number of records, ragged ones included.</returns>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public static long Read(SourceBody source, CsvLayout layout, Action<long, string?[]> row, Action<RaggedRow> ragged)
    {
        var nulls = source.NullValues.Append("").ToHashSet(StringComparer.Ordinal);
        using var stream = InputStream.Open(layout.Path, layout.File.Name);
        var reader = layout.OpenRecords(stream);
        var values = new string?[layout.Columns.Count];
        var records = 0L;
        for (; reader.Read(); records++)
        {
            var record = reader.Current;
            if (CsvCleaner.IsRagged(record, values.Length))
            {
                ragged(new RaggedRow(reader.Line, record.FieldCount > values.Length, record.Text));
                continue;
            }

            for (var i = 0; i < values.Length; i++)
            {
                var value = record.Unquoted(i);
                values[i] = nulls.Contains(value) ? null : value;
            }

            row(reader.Line, values);
        }

        return records;
    }
}
