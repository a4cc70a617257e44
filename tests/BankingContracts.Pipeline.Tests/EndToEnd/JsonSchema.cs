using System.Text.Json;
using System.Text.RegularExpressions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>
/// A schema of docs/schemas. It is read strictly: a property that the schema does not name is a mistake, and so is a keyword that this
/// reader does not know, which it would otherwise skip.
/// </summary>
public sealed class JsonSchema(string name)
{
    private static readonly string[] Annotations = ["$schema", "title", "description"];

    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", name + ".schema.json"))).RootElement;

    /// <summary>What is wrong with a document, a line each.</summary>
    public IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new List<string>();
        Look(_root, JsonDocument.Parse(json).RootElement, "$", mistakes);
        return mistakes;
    }

    private static void Look(JsonElement schema, JsonElement value, string path, List<string> mistakes)
    {
        foreach (var keyword in schema.EnumerateObject().Where(k => !Annotations.Contains(k.Name)))
        {
            var isMet = keyword.Name switch
            {
                "type" => Types(keyword.Value).Any(t => IsOfType(value, t)),
                "const" => JsonElement.DeepEquals(keyword.Value, value),
                "enum" => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
                "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _)),
                "properties" or "additionalProperties" or "items" => true,
                _ => throw new NotSupportedException($"{keyword.Name} at {path}"),
            };
            if (!isMet)
                mistakes.Add($"{path}: {value.GetRawText()} breaks {keyword.Name}: {keyword.Value.GetRawText()}");
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
                Look(items, item, $"{path}[{i}]", mistakes);
        }
        else if (value.ValueKind == JsonValueKind.Object)
            LookAtProperties(schema, value, path, mistakes);
    }

    private static void LookAtProperties(JsonElement schema, JsonElement value, string path, List<string> mistakes)
    {
        foreach (var property in value.EnumerateObject())
        {
            if ((schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own)) || schema.TryGetProperty("additionalProperties", out own))
                Look(own, property.Value, $"{path}.{property.Name}", mistakes);
            else
                mistakes.Add($"{path}: the schema does not know {property.Name}");
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}
