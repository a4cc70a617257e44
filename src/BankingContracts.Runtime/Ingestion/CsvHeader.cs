using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Matches the first record of a file with the contract.</summary>
internal static class CsvHeader
{
    private static ReadOnlySpan<byte> UsualDelimiters => ",;\t|:"u8;

    /// <summary>The contract's columns in the order of the file's fields.</summary>
    /// <param name="source">The contract.</param>
    /// <param name="first">The first record: the header, or a row if the file has no header.</param>
    /// <param name="format">How records are delimited.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="line">The line of the record.</param>
    /// <exception cref="PipelineException">Columns are missing, unknown or repeated, or the file has another delimiter.</exception>
    public static IReadOnlyList<string> Match(ModelDefinition source, in CsvRecord first, CsvFormat format, string file, long line)
    {
        var body = (SourceBody)source.Body;
        if (!body.HasHeader)
        {
            RefuseOtherDelimiter(source, first.Bytes, Fit(body, first), format, file, line);
            return [.. body.Fields.Select(f => f.Column)];
        }

        var names = Names(first);
        var columns = body.Fields.ToDictionary(f => InvisibleCharacters.Trim(f.Header), f => f.Column, StringComparer.Ordinal);
        var missing = columns.Keys.Where(name => !names.Contains(name)).ToList();
        var extra = names.Where(name => !columns.ContainsKey(name)).Distinct().ToList();
        var repeated = names.GroupBy(name => name).Where(g => g.Count() > 1 && columns.ContainsKey(g.Key)).Select(g => g.Key).ToList();
        if (missing.Count + extra.Count + repeated.Count == 0)
            return [.. names.Select(name => columns[name])];

        RefuseOtherDelimiter(source, first.Bytes, Fit(body, first), format, file, line);
        var expected = HeaderNames.List(columns.Keys);
        if (!HeaderNames.IsHeader(names, columns.Keys))
        {
            throw Refused(
                $"{file}, line {line}: the line does not look like the header of {source.Name} ({HeaderNames.Count(names.Count, "field")}, "
                + $"{columns.Count - missing.Count} of {HeaderNames.Count(columns.Count, "expected name")}); expected {expected}; deliver the file with its header, or write 'header: false' in the contract's source.");
        }

        var faults = new[] { Fault("missing", missing), Fault("unknown", extra), Fault("repeated", repeated) }.OfType<string>();
        throw Refused(
            $"{file}, line {line}: the header does not fit {source.Name} ({string.Join("; ", faults)}); expected {expected}; found "
            + $"{HeaderNames.List(names)}; correct the file, or the contract's columns.");
    }

    /// <summary>The line of the first record of <paramref name="text"/> if it is the header that <paramref name="source"/> expects; otherwise null.</summary>
    public static long? FittingLine(ModelDefinition source, byte[] text, CsvFormat format, string file)
    {
        var body = (SourceBody)source.Body;
        var reader = new CsvRecordReader(new MemoryStream(text), format, file);
        return TryFit(body, reader) == body.Fields.Count && reader.FieldCount == body.Fields.Count ? reader.Line : null;
    }

    /// <summary>Throws when a record fits the contract better with another delimiter.</summary>
    /// <param name="source">The contract.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="fit">How well it fits with the contract's delimiter; 0 when it cannot be read.</param>
    /// <param name="format">How records are delimited.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="line">The line of the record.</param>
    /// <exception cref="PipelineException">The record fits better with another delimiter.</exception>
    public static void RefuseOtherDelimiter(
        ModelDefinition source, ReadOnlySpan<byte> record, int fit, CsvFormat format, string file, long line)
    {
        var body = (SourceBody)source.Body;
        foreach (var other in UsualDelimiters)
        {
            if (other == format.Delimiter || other == format.Quote)
                continue;

            var reader = new CsvRecordReader(new MemoryStream(record.ToArray()), format with { Delimiter = other }, file);
            if (TryFit(body, reader) <= fit)
                continue;

            var what = body.HasHeader ? "the header" : "the file";
            throw PipelineException.BadInput(
                $"{file}, line {line}: {what} looks like it is separated by {CsvFormat.Show(other)}, but the contract of {source.Name} says "
                + $"{CsvFormat.Show(format.Delimiter)}; correct source.delimiter in the contract, or correct the file.");
        }
    }

    /// <summary>
    /// How well a record fits the contract: the number of names that were found. Without a header: whether the number of fields is right.
    /// </summary>
    private static int Fit(SourceBody body, in CsvRecord record)
    {
        if (!body.HasHeader)
            return record.FieldCount == body.Fields.Count ? 2 : record.FieldCount > 1 ? 1 : 0;

        var names = Names(record);
        return body.Fields.Count(f => names.Contains(InvisibleCharacters.Trim(f.Header)));
    }

    private static int TryFit(SourceBody body, CsvRecordReader reader)
    {
        try
        {
            if (!reader.Read())
                return 0;

            var fit = Fit(body, reader.Current);
            return body.HasHeader || fit == 2 ? fit : 0;
        }
        catch (PipelineException)
        {
            // Quotes make no sense with this delimiter.
            return 0;
        }
    }

    private static List<string> Names(in CsvRecord record)
    {
        List<string> names = [];
        for (var i = 0; i < record.FieldCount; i++)
            names.Add(InvisibleCharacters.Trim(record.Unquoted(i)));
        return names;
    }

    private static PipelineException Refused(string message) => new(ExitCode.BadInput, message) { IsSchemaChange = true };

    private static string? Fault(string what, List<string> names) => names.Count == 0 ? null : $"{what}: {HeaderNames.List(names)}";
}
