using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Server.Address;

/// <summary>
/// The result of a run on its way from the service to the command line of the same version. Audits are passed by name: both have the pipeline. The rows that
/// failed stay where they are, in the files of the report.
/// </summary>
internal sealed class RunResultJson
{
    private readonly ResultJson _json;

    /// <summary>For the results of a pipeline.</summary>
    public RunResultJson(PipelineDefinition pipeline)
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        options.Converters.Add(new ByName(pipeline.Audits.ToDictionary(a => a.Name, StringComparer.Ordinal)));
        _json = new ResultJson(options);
    }

    /// <summary>The result as text.</summary>
    public string Text(RunResult result) =>
        JsonSerializer.Serialize(result with { Audits = [.. result.Audits.Select(a => a with { Rows = null })] }, _json.RunResult);

    /// <summary>The result that <see cref="Text"/> wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public RunResult Parse(string text) => JsonSerializer.Deserialize(text, _json.RunResult) ?? throw new JsonException("The result is empty.");

    private sealed class ByName(Dictionary<string, AuditDefinition> audits) : JsonConverter<AuditDefinition>
    {
        public override AuditDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            audits.GetValueOrDefault(reader.GetString() ?? "") ?? throw new JsonException("There is no such audit.");

        public override void Write(Utf8JsonWriter writer, AuditDefinition value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}

/// <summary>The JSON of a result, without reflection.</summary>
[JsonSerializable(typeof(RunResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
