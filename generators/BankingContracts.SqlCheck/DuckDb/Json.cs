using System.Text.Json;

namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>Reads the engine's JSON without errors for missing parts: missing values and null count as empty.</summary>
internal static class Json
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static string Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    public static bool Flag(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(static i => i.ValueKind == JsonValueKind.String ? i.GetString()! : i.Text("column"))];

    /// <summary>The node's byte offset; -1 if it has no place. For such a node, the engine writes the largest 64-bit number.</summary>
    public static int Location(this JsonElement element) =>
        element.Get("query_location") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var location) ? location : -1;
}
