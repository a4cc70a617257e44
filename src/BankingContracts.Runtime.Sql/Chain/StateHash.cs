using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>Hashes rows of the state. They are few and in memory before they are stored, so the program does it, and not the engine.</summary>
internal static class StateHash
{
    /// <summary>Number and hash of rows.</summary>
    public static RowsHash Of(IEnumerable<object?[]> rows) => rows.Aggregate(default(RowsHash), static (sum, row) => sum.Plus(new(1, Hash(row))));

    /// <summary>A row as it was read.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="dates">The columns with a day, which engines read as values of different types.</param>
    public static object?[] Read(DbDataReader reader, IReadOnlySet<int> dates) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : dates.Contains(i) ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i))];

    private static ulong Hash(object?[] row)
    {
        var text = JsonText.Line(json =>
        {
            json.WriteStartArray();
            foreach (var value in row)
                Write(json, value);
            json.WriteEndArray();
        });
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A table keeps microseconds of a time.</summary>
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case short or int or long:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                json.WriteStringValue(JsonText.Timestamp(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
                break;
            case DateTimeOffset time:
                json.WriteStringValue(JsonText.Timestamp(time.UtcDateTime));
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("O", null));
                break;
            default:
                throw new InvalidOperationException($"No row of the state has a value of the type {value.GetType()}.");
        }
    }
}
