using System.Buffers;
using System.Text;

namespace BankingContracts.Runtime.Results;

/// <summary>
/// RFC 4180 rows, except that lines end in LF, which pipes on every system can read. NULL is an empty field, the empty text is "".
/// </summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Appends one row.</summary>
    public static void AppendRow(StringBuilder target, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                target.Append(',');
            AppendField(target, fields[i]);
        }

        // A row of one NULL would be a blank line, which readers skip.
        if (fields is [null])
            target.Append("\"\"");
        target.Append('\n');
    }

    private static void AppendField(StringBuilder target, string? field)
    {
        if (field is null)
            return;
        if (field.Length > 0 && !field.AsSpan().ContainsAny(Special))
            target.Append(field);
        else
            target.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
