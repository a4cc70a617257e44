using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace BankingContracts.Server.Tests.Lineage;

/// <summary>The published schemas of OpenLineage: an event is looked at as a whole, and each of its facets by the schema that it names.</summary>
internal static class LineageSchemas
{
    private const string Core = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly Dictionary<string, JsonSchema> ById = Load();

    /// <summary>What is wrong with an event, a line each.</summary>
    public static IReadOnlyList<string> Mistakes(JsonObject lineageEvent)
    {
        var mistakes = new List<string>();
        Look(ById[Core], lineageEvent, "event", mistakes);
        LookAtFacets(lineageEvent["run"]!["facets"], mistakes);
        LookAtFacets(lineageEvent["job"]!["facets"], mistakes);
        foreach (var dataset in lineageEvent["inputs"]!.AsArray().Concat(lineageEvent["outputs"]!.AsArray()))
        {
            foreach (var kind in (string[])["facets", "inputFacets", "outputFacets"])
                LookAtFacets(dataset![kind], mistakes);
        }

        return mistakes;
    }

    private static void LookAtFacets(JsonNode? facets, List<string> mistakes)
    {
        foreach (var (name, facet) in facets?.AsObject() ?? [])
        {
            var schema = facet!["_schemaURL"]!.GetValue<string>().Split('#')[0];
            if (schema != Core)
                Look(ById[schema], new JsonObject { [name] = facet.DeepClone() }, name, mistakes);
        }
    }

    private static void Look(JsonSchema schema, JsonObject value, string name, List<string> mistakes)
    {
        var results = schema.Evaluate(JsonSerializer.SerializeToElement(value), Strict);
        if (!results.IsValid)
            mistakes.AddRange((results.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{name} {d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}"));
    }

    private static Dictionary<string, JsonSchema> Load()
    {
        var schemas = new Dictionary<string, JsonSchema>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "openlineage"), "*.json").OrderBy(f => !f.EndsWith("OpenLineage.json", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            // It is known by its id from here on, so that the others find it.
            schemas[JsonNode.Parse(text)!["$id"]!.GetValue<string>()] = JsonSchema.FromText(text);
        }

        return schemas;
    }
}
