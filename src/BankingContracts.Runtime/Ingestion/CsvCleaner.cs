using System.Text;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Finds the ragged records of a file.</summary>
public static class CsvCleaner
{
    private const int CopyBuffer = 1 << 20;

    /// <summary>Finds the ragged records of <paramref name="layout"/>, in file order.</summary>
    /// <returns>
    /// Whether some record has surplus fields that are all empty. Such a record is not ragged, but engines can read only a <see cref="Copy"/>
    /// without these fields.
    /// </returns>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public static bool FindRagged(CsvLayout layout, Action<RaggedRow> found)
    {
        using var stream = InputStream.Open(layout.Path, layout.File.Name);
        var reader = layout.OpenRecords(stream);
        var fields = layout.Columns.Count;
        var hasSurplus = false;
        while (reader.Read())
        {
            if (reader.FieldCount == fields)
                continue;

            var record = reader.Current;
            if (IsRagged(record, fields))
                found(new RaggedRow(reader.Line, record.FieldCount > fields, record.Text));
            else
                hasSurplus = true;
        }

        return hasSurplus;
    }

    /// <summary>Finds the line on which each record of <paramref name="layout"/> starts, in file order. It leaves out ragged records.</summary>
    /// <param name="layout">The file.</param>
    /// <param name="found">Takes the number of a record, from 0, and its line.</param>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public static void FindLines(CsvLayout layout, Action<long, long> found)
    {
        using var stream = InputStream.Open(layout.Path, layout.File.Name);
        var reader = layout.OpenRecords(stream);
        var fields = layout.Columns.Count;
        var record = 0L;
        while (reader.Read())
        {
            if (reader.FieldCount == fields || !IsRagged(reader.Current, fields))
                found(record++, reader.Line);
        }
    }

    /// <summary>
    /// Copies the records of <paramref name="layout"/> in a form that every engine reads in the same way. The copy has no ragged records, no
    /// surplus fields, no blank lines and no header.
    /// </summary>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public static CsvLayout Copy(CsvLayout layout)
    {
        var directory = TemporaryDirectory.ForRows();
        try
        {
            const string Name = "records.csv";
            long records;
            using (var output = directory.Create(Name, CopyBuffer))
                records = CopyRecords(layout, output);
            return layout with { Path = directory.File(Name), Directory = directory, Records = records, LinesToSkip = 0, IsCrLf = false, IsUneven = false, MustBeCopied = false };
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

    private static long CopyRecords(CsvLayout layout, FileStream output)
    {
        using var input = InputStream.Open(layout.Path, layout.File.Name);
        var reader = layout.OpenRecords(input);
        var fields = layout.Columns.Count;
        var records = 0L;
        while (reader.Read())
        {
            if (reader.FieldCount != fields && IsRagged(reader.Current, fields))
                continue;

            // The engine removes a byte order mark at the start of a file, but here it belongs to the first field.
            if (records == 0 && !reader.HasQuoteBehindSpace && reader.Bytes.StartsWith(ByteOrderMark.Utf8))
                output.Write(ByteOrderMark.Utf8);
            if (reader.HasQuoteBehindSpace)
                WriteQuoted(output, reader.Current, fields, layout.Format);
            else
                output.Write(reader.FieldCount == fields ? reader.Bytes : reader.Current.Head(fields));
            output.WriteByte((byte)'\n');
            records++;
        }

        return records;
    }

    private static void WriteQuoted(FileStream output, in CsvRecord record, int fields, CsvFormat format)
    {
        var quote = (char)format.Quote!.Value;
        for (var i = 0; i < fields; i++)
        {
            if (i > 0)
                output.WriteByte(format.Delimiter);
            var text = record.Unquoted(i).Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal);
            output.Write(Encoding.UTF8.GetBytes($"{quote}{text}{quote}"));
        }
    }

    /// <summary>Whether a record has too few fields, or surplus fields that are not all empty.</summary>
    internal static bool IsRagged(in CsvRecord record, int fields) =>
        record.FieldCount < fields || (record.FieldCount > fields && !record.IsEmptyFrom(fields));
}
