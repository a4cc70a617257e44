using System.Data.Common;
using System.Text;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Results;

/// <summary>Streams the rows of a query to a writer, however many there are.</summary>
public static class ResultSet
{
    // Written in pieces: a writer over a console flushes after every call.
    private const int PieceLength = 64 * 1024;

    /// <summary>A header and RFC 4180 rows, see <see cref="CsvText"/>.</summary>
    public static async Task WriteCsvAsync(DbDataReader reader, TextWriter output, CancellationToken cancellation)
    {
        var rows = new RowReader(reader);
        var text = new StringBuilder();
        CsvText.AppendRow(text, [.. rows.Names]);
        var fields = new string?[rows.Names.Count];
        while (await rows.ReadAsync(cancellation))
        {
            for (var i = 0; i < fields.Length; i++)
                fields[i] = ValueText.Of(rows[i]);
            CsvText.AppendRow(text, fields);
            Flush(text, output, PieceLength);
        }
        Flush(text, output, 0);
    }

    /// <summary>An array with an object per row, one on a line.</summary>
    public static async Task WriteJsonAsync(DbDataReader reader, TextWriter output, CancellationToken cancellation)
    {
        var rows = new RowReader(reader);
        var text = new StringBuilder("[");
        var separator = "\n  ";
        while (await rows.ReadAsync(cancellation))
        {
            text.Append(separator).Append(RowObject(rows));
            separator = ",\n  ";
            Flush(text, output, PieceLength);
        }
        text.Append(separator == "\n  " ? "]\n" : "\n]\n");
        Flush(text, output, 0);
    }

    /// <summary>The current row as a JSON object without the columns in <paramref name="except"/>.</summary>
    public static string RowObject(RowReader rows, params IReadOnlyCollection<string> except) => JsonText.Line(json =>
    {
        json.WriteStartObject();
        foreach (var (i, name) in rows.UniqueNames.Index())
        {
            if (except.Contains(name))
                continue;
            json.WritePropertyName(name);
            JsonValue.Write(json, rows[i]);
        }
        json.WriteEndObject();
    });

    private static void Flush(StringBuilder text, TextWriter output, int unless)
    {
        if (text.Length <= unless)
            return;
        output.Write(text);
        text.Clear();
    }
}
