using System.Text.Json.Nodes;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Server.Lineage;

/// <summary>Tables and files as datasets of OpenLineage, and the way of columns between them.</summary>
internal sealed class Datasets(PipelineDefinition pipeline, IEngine engine)
{
    private const string Files = "file";
    private const string AllRows = "*";

    /// <summary>A table.</summary>
    public JsonObject Table(ModelDefinition model)
    {
        var facets = new JsonObject { ["schema"] = Facets.Schema(model.Columns), ["dataSource"] = Facets.DataSource(engine.DatasetNamespace) };
        if (model.Description.Length > 0)
            facets["documentation"] = Facets.DatasetDocumentation(model.Description);
        return new() { ["namespace"] = engine.DatasetNamespace, ["name"] = engine.DatasetName(model), ["facets"] = facets };
    }

    /// <summary>A table that a stage fills from the tables that its contract names.</summary>
    public JsonObject Built(ModelDefinition model, long rows)
    {
        var lineage = model.Lineage();
        var table = Table(model);
        var fields = new JsonObject();
        foreach (var column in lineage.Columns.Where(static c => c.Sources.Any(IsColumn)))
            fields[column.Column] = new JsonObject { ["inputFields"] = new JsonArray([.. column.Sources.Where(IsColumn).Select(Input)]) };
        if (fields.Count > 0)
            table["facets"]!["columnLineage"] = Facets.ColumnLineage(fields, new([.. lineage.Filters.Where(IsColumn).Select(Input)]));
        return With(table, rows);
    }

    /// <summary>A table that files fill.</summary>
    public JsonObject Loaded(ModelDefinition model, IReadOnlyList<string> paths, long rows)
    {
        var table = Table(model);
        table["facets"]!["columnLineage"] = Facets.ColumnLineage(
            new(((SourceBody)model.Body).Fields.Select(f => KeyValuePair.Create<string, JsonNode?>(
                f.Column, new JsonObject { ["inputFields"] = new JsonArray([.. paths.Select(p => Copy(Files, p, f.Header))]) }))),
            []);
        return With(table, rows);
    }

    /// <summary>A file that was received.</summary>
    public static JsonObject Received(ModelDefinition source, string path) => File(path, Facets.Schema(((SourceBody)source.Body).Fields));

    /// <summary>A file that holds all rows of a table.</summary>
    /// <param name="model">The table.</param>
    /// <param name="path">The file.</param>
    /// <param name="rows">Rows in it; null before it is written.</param>
    /// <param name="bytes">Its length; null before it is written.</param>
    public JsonObject Exported(ModelDefinition model, string path, long? rows, long? bytes)
    {
        var file = File(path, Facets.Schema(model.Columns));
        file["facets"]!["columnLineage"] = Facets.ColumnLineage(
            new(model.Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(
                c.Name, new JsonObject { ["inputFields"] = new JsonArray(Copy(engine.DatasetNamespace, engine.DatasetName(model), c.Name)) }))),
            []);
        if (rows is { } written)
            file["outputFacets"] = new JsonObject { ["outputStatistics"] = Facets.OutputStatistics(written, bytes) };
        return file;
    }

    private static bool IsColumn(ColumnSource source) => source.Column != AllRows;

    private static JsonObject File(string path, JsonObject schema) => new()
    {
        ["namespace"] = Files,
        ["name"] = path,
        ["facets"] = new JsonObject { ["schema"] = schema, ["dataSource"] = Facets.DataSource(Files) },
    };

    private static JsonObject With(JsonObject table, long rows)
    {
        table["outputFacets"] = new JsonObject { ["outputStatistics"] = Facets.OutputStatistics(rows) };
        return table;
    }

    private JsonNode Input(ColumnSource source)
    {
        var (type, subtype) = source.Kind switch
        {
            LineageKind.Copy => ("DIRECT", "IDENTITY"),
            LineageKind.Expression => ("DIRECT", "TRANSFORMATION"),
            LineageKind.Aggregate => ("DIRECT", "AGGREGATION"),
            LineageKind.Filter => ("INDIRECT", "FILTER"),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Kind, "no kind of lineage"),
        };
        return Field(engine.DatasetNamespace, engine.DatasetName(pipeline[source.Model]), source.Column, type, subtype);
    }

    private static JsonObject Copy(string space, string name, string field) => Field(space, name, field, "DIRECT", "IDENTITY");

    private static JsonObject Field(string space, string name, string field, string type, string subtype) => new()
    {
        ["namespace"] = space,
        ["name"] = name,
        ["field"] = field,
        ["transformations"] = new JsonArray(new JsonObject { ["type"] = type, ["subtype"] = subtype, ["description"] = "", ["masking"] = false }),
    };
}
