using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Matches the first record of a file with the contract.</summary>
internal static class CsvHeader
{
    private const string Advice = " A column that files may lack has 'optional: true', and further names for one are its 'names'.";

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
        var columns = Columns(body);
        var missing = body.Fields.Where(f => !f.IsOptional && !IsFound(f, names)).ToList();
        var extra = names.Where(name => !columns.ContainsKey(name)).Distinct().ToList();
        var repeated = names.Where(columns.ContainsKey).GroupBy(name => columns[name]).Where(g => g.Count() > 1).SelectMany(g => g.Distinct()).ToList();
        if (missing.Count + extra.Count + repeated.Count == 0)
            return [.. names.Select(name => columns[name])];

        RefuseOtherDelimiter(source, first.Bytes, Fit(body, first), format, file, line);
        var expected = string.Join(", ", body.Fields.Select(Expected));
        if (!HeaderNames.IsHeader(names, [.. body.Fields.Where(f => !f.IsOptional).Select(HeadersOf)]))
        {
            var required = body.Fields.Count(f => !f.IsOptional);
            throw Refused(
                $"{file}, line {line}: the line does not look like the header of {source.Name} ({HeaderNames.Count(names.Count, "field")}, "
                + $"{required - missing.Count} of {HeaderNames.Count(required, "expected name")}); expected {expected}; deliver the file with its header, or write 'header: false' in the contract's source.");
        }

        var faults = new[] { Fault("missing", [.. missing.Select(Alternatives)]), Fault("unknown", HeaderNames.Shown(extra)), Fault("repeated", HeaderNames.Shown(repeated)) }.OfType<string>();
        throw Refused(
            $"{file}, line {line}: the header does not fit {source.Name} ({string.Join("; ", faults)}); expected {expected}; found "
            + $"{HeaderNames.List(names)}; correct the file, or the contract's columns.{(missing.Count > 0 ? Advice : "")}");
    }

    /// <summary>The line of the first record of <paramref name="text"/> if it is the header that <paramref name="source"/> expects; otherwise null.</summary>
    public static long? FittingLine(ModelDefinition source, byte[] text, CsvFormat format, string file)
    {
        var body = (SourceBody)source.Body;
        var reader = new CsvRecordReader(new MemoryStream(text), format, file);
        var found = TryFit(body, reader);
        return found > 0 && found == reader.FieldCount && (!body.HasHeader || body.Fields.All(f => f.IsOptional || IsFound(f, Names(reader.Current)))) ? reader.Line : null;
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
        return body.Fields.Count(f => IsFound(f, names));
    }

    /// <summary>The column of each name that a header may have.</summary>
    private static Dictionary<string, string> Columns(SourceBody body) =>
        body.Fields.SelectMany(f => HeadersOf(f).Select(h => (Header: h, f.Column))).ToDictionary(h => h.Header, h => h.Column, StringComparer.Ordinal);

    private static List<string> HeadersOf(SourceField field) => [.. field.Headers.Select(InvisibleCharacters.Trim)];

    private static bool IsFound(SourceField field, List<string> names) => HeadersOf(field).Exists(names.Contains);

    private static string Alternatives(SourceField field) => string.Join(" or ", HeaderNames.Shown(HeadersOf(field)));

    private static string Expected(SourceField field) => Alternatives(field) + (field.IsOptional ? " (optional)" : "");

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

    private static string? Fault(string what, List<string> names) => names.Count == 0 ? null : $"{what}: {string.Join(", ", names)}";
}
