using System.Data.Common;
using System.Text;
using System.Text.Json;
using BankingContracts.Cli.Rendering;

namespace BankingContracts.Cli.Results;

/// <summary>Streams the rows of a query to a writer, however many there are.</summary>
internal static class ResultSet
{
    // Written in pieces: a writer over a console flushes after every call.
    private const int PieceLength = 64 * 1024;

    /// <summary>A header and RFC 4180 rows, see <see cref="CsvText"/>.</summary>
    public static async Task WriteCsvAsync(DbDataReader reader, TextWriter output, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var fields = new string?[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = reader.GetName(i);
        CsvText.AppendRow(text, fields);
        while (await reader.ReadAsync(cancellation))
        {
            for (var i = 0; i < fields.Length; i++)
                fields[i] = ValueText.Of(Value(reader, i));
            CsvText.AppendRow(text, fields);
            Flush(text, output, PieceLength);
        }
        Flush(text, output, 0);
    }

    /// <summary>An array with an object per row, one on a line.</summary>
    public static async Task WriteJsonAsync(DbDataReader reader, TextWriter output, CancellationToken cancellation)
    {
        var text = new StringBuilder("[");
        var names = UniqueNames(reader);
        var separator = "\n  ";
        while (await reader.ReadAsync(cancellation))
        {
            text.Append(separator).Append(JsonText.Line(json => WriteRow(json, reader, names)));
            separator = ",\n  ";
            Flush(text, output, PieceLength);
        }
        text.Append(separator == "\n  " ? "]\n" : "\n]\n");
        Flush(text, output, 0);
    }

    /// <summary>The properties of the current row's object.</summary>
    public static void WriteProperties(Utf8JsonWriter json, DbDataReader reader, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            json.WritePropertyName(names[i]);
            JsonValue.Write(json, Value(reader, i));
        }
    }

    /// <summary>The column names; a repeated one gets a number, since an object has each name once.</summary>
    public static IReadOnlyList<string> UniqueNames(DbDataReader reader)
    {
        var names = new List<string>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            var unique = name;
            for (var number = 2; names.Contains(unique, StringComparer.Ordinal); number++)
                unique = $"{name}_{number}";
            names.Add(unique);
        }
        return names;
    }

    /// <summary>A field of the current row; null for NULL.</summary>
    public static object? Value(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetValue(column);

    private static void WriteRow(Utf8JsonWriter json, DbDataReader reader, IReadOnlyList<string> names)
    {
        json.WriteStartObject();
        WriteProperties(json, reader, names);
        json.WriteEndObject();
    }

    private static void Flush(StringBuilder text, TextWriter output, int unless)
    {
        if (text.Length <= unless)
            return;
        output.Write(text);
        text.Clear();
    }
}
