using System.Text;

namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A plain reader of RFC 4180 text; knows nothing of columns.</summary>
public static class CsvText
{
    private const char Quote = '"';

    /// <summary>The records of <paramref name="bytes"/>: UTF-8, with or without byte order mark, CRLF or LF; blank lines are left out.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such text.</exception>
    public static IReadOnlyList<CsvRecord> Parse(byte[] bytes)
    {
        var text = Decode(bytes);
        var records = new List<CsvRecord>();
        var position = 0;
        while (position < text.Length)
        {
            var record = ReadRecord(text, ref position);
            if (record.Text.Length > 0)
                records.Add(record);
        }

        return records;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("Not UTF-8.", exception);
        }
    }

    private static CsvRecord ReadRecord(string text, ref int position)
    {
        var start = position;
        var fields = new List<string?>();
        while (true)
        {
            var field = position < text.Length && text[position] == Quote
                ? ReadQuoted(text, ref position)
                : ReadPlain(text, ref position);
            fields.Add(field.Length == 0 ? null : field);

            if (position < text.Length && text[position] == ',')
            {
                position++;
                continue;
            }

            var record = new CsvRecord(text[start..position], fields);
            position += LineEndLength(text, position);
            return record;
        }
    }

    private static string ReadPlain(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] != ',' && LineEndLength(text, position) == 0)
            position++;
        return text[start..position];
    }

    private static string ReadQuoted(string text, ref int position)
    {
        var field = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != Quote)
            {
                field.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == Quote)
            {
                field.Append(Quote);
                position++;
            }
            else
            {
                position++;
                if (position < text.Length && text[position] != ',' && LineEndLength(text, position) == 0)
                    throw new InvalidDataException("Text after a closing quote.");
                return field.ToString();
            }
        }

        throw new InvalidDataException("An unclosed quote.");
    }

    private static int LineEndLength(string text, int position)
    {
        if (position >= text.Length)
            return 0;
        if (text[position] == '\n')
            return 1;
        return text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 0;
    }
}
