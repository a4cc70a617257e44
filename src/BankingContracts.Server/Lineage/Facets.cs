using System.Text.Json.Nodes;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Telemetry;

namespace BankingContracts.Server.Lineage;

/// <summary>The facets of OpenLineage that are sent, each with the version of its schema.</summary>
internal static class Facets
{
    private const string Core = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";

    /// <summary>Who makes the events.</summary>
    public static string Producer { get; } = "https://github.com/bankingcontracts/bankingcontracts/tree/v" + PipelineTelemetry.Version;

    /// <summary>The schema of an event.</summary>
    public const string EventSchema = Core + "RunEvent";

    /// <summary>The run's own id.</summary>
    public static JsonObject OwnRun(string runId) => Facet(Core + "RunFacet", new() { ["id"] = runId });

    /// <summary>The run that a stage belongs to.</summary>
    public static JsonObject Parent(string uuid, JsonObject job) => Facet(Spec("1-2-0", "ParentRunFacet"), new()
    {
        ["run"] = new JsonObject { ["runId"] = uuid },
        ["job"] = job,
        ["root"] = new JsonObject { ["run"] = new JsonObject { ["runId"] = uuid }, ["job"] = job.DeepClone() },
    });

    /// <summary>The time for which a run is.</summary>
    public static JsonObject NominalTime(DateTime time) => Facet(Spec("1-0-1", "NominalTimeRunFacet"), new() { ["nominalStartTime"] = LineageEvents.Text(time) });

    /// <summary>What runs the jobs.</summary>
    public static JsonObject ProcessingEngine() => Facet(Spec("1-1-1", "ProcessingEngineRunFacet"), new()
    {
        ["version"] = PipelineTelemetry.Version,
        ["name"] = PipelineTelemetry.Name,
        ["openlineageAdapterVersion"] = PipelineTelemetry.Version,
    });

    /// <summary>Why something failed; without values of rows.</summary>
    public static JsonObject Error(string message) => Facet(Spec("1-0-1", "ErrorMessageRunFacet"), new() { ["message"] = message, ["programmingLanguage"] = "SQL" });

    /// <summary>The kind of a job.</summary>
    public static JsonObject JobType(string type) => Facet(Spec("2-0-4", "JobTypeJobFacet"), new()
    {
        ["processingType"] = "BATCH",
        ["integration"] = "BANKINGCONTRACTS",
        ["jobType"] = type,
    });

    /// <summary>What a job is for.</summary>
    public static JsonObject JobDocumentation(string description) => Facet(Spec("1-1-0", "DocumentationJobFacet"), new() { ["description"] = description });

    /// <summary>The SQL of a job as its file has it.</summary>
    public static JsonObject Sql(string query) => Facet(Spec("1-1-0", "SQLJobFacet"), new() { ["query"] = query });

    /// <summary>The columns of a table.</summary>
    public static JsonObject Schema(IEnumerable<ColumnDefinition> columns) => Fields(columns.Select(static c => (c.Name, c.Type.ToString(), c.Description)));

    /// <summary>The columns of a file.</summary>
    public static JsonObject Schema(IEnumerable<SourceField> fields) => Fields(fields.Select(static f => (f.Header, "varchar", "")));

    /// <summary>What a table holds.</summary>
    public static JsonObject DatasetDocumentation(string description) => Facet(Spec("1-1-0", "DocumentationDatasetFacet"), new() { ["description"] = description });

    /// <summary>The database of a table, or the file system.</summary>
    public static JsonObject DataSource(string space) => Facet(
        Spec("1-0-1", "DatasourceDatasetFacet"), Uri.TryCreate(space, UriKind.Absolute, out _) ? new() { ["name"] = space, ["uri"] = space } : new() { ["name"] = space });

    /// <summary>Where columns come from.</summary>
    /// <param name="fields">For each column, the columns that it comes from.</param>
    /// <param name="dataset">The columns that decide which rows there are.</param>
    public static JsonObject ColumnLineage(JsonObject fields, JsonArray dataset)
    {
        var facet = new JsonObject { ["fields"] = fields };
        if (dataset.Count > 0)
            facet["dataset"] = dataset;
        return Facet(Spec("1-2-0", "ColumnLineageDatasetFacet"), facet);
    }

    /// <summary>What was written.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="bytes">Bytes of the file; null for a table.</param>
    public static JsonObject OutputStatistics(long rows, long? bytes = null)
    {
        var facet = new JsonObject { ["rowCount"] = rows };
        if (bytes is not null)
            (facet["size"], facet["fileCount"]) = (bytes, 1);
        return Facet(Spec("1-0-2", "OutputStatisticsOutputDatasetFacet"), facet);
    }

    /// <summary>The results of audits.</summary>
    public static JsonObject Assertions(IEnumerable<AuditResult> audits) => Facet(
        Spec("1-1-0", "DataQualityAssertionsDatasetFacet"), new() { ["assertions"] = new JsonArray([.. audits.Select(Assertion)]) });

    private static JsonObject Assertion(AuditResult result)
    {
        var audit = result.Audit;
        var assertion = new JsonObject
        {
            ["assertion"] = audit.Type.Word(),
            ["success"] = result.Status == AuditStatus.Passed,
            ["severity"] = audit.Severity.ToString().ToLowerInvariant(),
            ["name"] = audit.Name,
            ["actual"] = result.FailingRows.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (audit.Column is not null)
            assertion["column"] = audit.Column;
        if (audit.Description.Length > 0)
            assertion["description"] = audit.Description;
        return assertion;
    }

    private static JsonObject Fields(IEnumerable<(string Name, string Type, string Description)> columns)
    {
        var fields = new JsonArray();
        foreach (var (i, (name, type, description)) in columns.Index())
        {
            var field = new JsonObject { ["name"] = name, ["type"] = type, ["ordinal_position"] = i + 1 };
            if (description.Length > 0)
                field["description"] = description;
            fields.Add((JsonNode)field);
        }

        return Facet(Spec("1-2-0", "SchemaDatasetFacet"), new() { ["fields"] = fields });
    }

    private static string Spec(string version, string facet) => $"https://openlineage.io/spec/facets/{version}/{facet}.json#/$defs/{facet}";

    private static JsonObject Facet(string schema, JsonObject facet)
    {
        facet["_producer"] = Producer;
        facet["_schemaURL"] = schema;
        return facet;
    }
}
