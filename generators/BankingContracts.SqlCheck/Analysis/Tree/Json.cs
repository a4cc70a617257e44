using System.Text.Json;

namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>Lenient reading of the engine's JSON: missing values and null are empty.</summary>
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

    /// <summary>The node's byte offset, or -1: without a place the engine writes the largest 64-bit number.</summary>
    public static int Location(this JsonElement element) =>
        element.Get("query_location") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var location) ? location : -1;
}
