using System.Security.Cryptography;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Examples;

/// <summary>Writes rows of an example as a file of their source, so that they are read as every file is.</summary>
internal static class ExampleFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="source">The source.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="number">The number of the run, from 1; a part of the name.</param>
    /// <param name="directory">Where to.</param>
    /// <exception cref="PipelineException">A value cannot be in such a file.</exception>
    public static InputFile Write(ModelDefinition source, IReadOnlyList<ExampleRow> rows, int number, TemporaryDirectory directory)
    {
        var body = (SourceBody)source.Body;
        var text = new StringBuilder();
        var fields = FieldsOf(body, rows);
        if (body.HasHeader)
            AppendRecord(text, source, body, [.. fields.Select(static f => f.Header)]);
        foreach (var row in rows)
        {
            if (row.Line is { } line)
                text.Append(line).Append('\n');
            else
                AppendRecord(text, source, body, [.. fields.Select(f => row.Of(f.Column) ?? "")]);
        }

        var bytes = Encode(source, body, text.ToString());
        var name = FormattableString.Invariant($"example_{number}.csv");
        var path = directory.File($"{source.Name}_{name}");
        File.WriteAllBytes(path, bytes);
        return new InputFile(path, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }

    /// <summary>The fields of the file. It lacks an optional one that no row names; a line has all.</summary>
    private static List<SourceField> FieldsOf(SourceBody body, IReadOnlyList<ExampleRow> rows) =>
        [.. body.Fields.Where(f => !body.HasHeader || !f.IsOptional || rows.Any(r => r.Line is not null || r.Columns.Contains(f.Column)))];

    private static void AppendRecord(StringBuilder text, ModelDefinition source, SourceBody body, IReadOnlyList<string> fields) =>
        text.AppendJoin(body.Delimiter, fields.Select(f => Field(source, body, f, isAlone: fields.Count == 1))).Append('\n');

    private static string Field(ModelDefinition source, SourceBody body, string value, bool isAlone)
    {
        var isSpecial = value.Contains(body.Delimiter, StringComparison.Ordinal) || value.AsSpan().ContainsAny('\n', '\r') || (body.Quote is { } mark && value.Contains(mark, StringComparison.Ordinal));

        // A line without any text would not be a record.
        if (!isSpecial && !(isAlone && value.Length == 0))
            return value;
        if (body.Quote is not { } quote)
            throw PipelineException.BadInput($"The fields of {source.Name} are never quoted, so no value can be empty in a file with one column, or have the delimiter or a line end; give other values.");
        return $"{quote}{value.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal)}{quote}";
    }

    private static byte[] Encode(ModelDefinition source, SourceBody body, string text)
    {
        var encoding = TextEncoding.Find(body.Encoding, DecoderFallback.ExceptionFallback).Encoding;
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw PipelineException.BadInput($"A file of {source.Name} is in {body.Encoding}, which has no character '{e.CharUnknown}'; give other values.", e);
        }
    }
}
