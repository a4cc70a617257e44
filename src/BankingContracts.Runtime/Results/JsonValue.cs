using System.Collections;
using System.Numerics;
using System.Text.Json;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Results;

/// <summary>Values of a query's result as JSON: integers as numbers, decimals as text, lists and structs as arrays and objects.</summary>
public static class JsonValue
{
    /// <summary>Writes a value of a row.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;

            // JSON has no such numbers, so they are written as text.
            case double number when !double.IsFinite(number):
                json.WriteStringValue(ValueText.Of(number));
                break;
            case float number when !float.IsFinite(number):
                json.WriteStringValue(ValueText.Of(number));
                break;

            case decimal number:
                json.WriteStringValue(JsonText.Decimal(number));
                break;
            case BigInteger or double or float or long or int or short or sbyte or ulong or uint or ushort or byte:
                json.WriteRawValue(ValueText.Of(value)!);
                break;
            case string or byte[] or Stream:
                json.WriteStringValue(ValueText.Of(value));
                break;
            case IDictionary members:
                json.WriteStartObject();
                foreach (DictionaryEntry member in members)
                {
                    json.WritePropertyName(ValueText.Of(member.Key) ?? "");
                    Write(json, member.Value);
                }
                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(ValueText.Of(value));
                break;
        }
    }
}
