using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Reporting;

/// <summary>
/// Writes decimals as JSON strings. Most readers parse a JSON number as binary floating point, and this loses digits of large amounts.
/// </summary>
internal sealed class DecimalText : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? decimal.Parse(reader.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture)
        : reader.GetDecimal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
