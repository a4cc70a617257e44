using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>Values of the state that are stored as text.</summary>
internal static class StateValue
{
    /// <summary>Reads JSON.</summary>
    /// <exception cref="PipelineException">Something else than a run wrote it.</exception>
    public static T Json<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw Changed();
        }
        catch (JsonException)
        {
            throw Changed();
        }
    }

    /// <summary>Reads the kind of a stage.</summary>
    /// <exception cref="PipelineException">Something else than a run wrote it.</exception>
    public static StageKind Stage(string word) => StageKinds.TryOf(word) ?? throw Changed();

    /// <summary>Reads the status of an audit.</summary>
    /// <exception cref="PipelineException">Something else than a run wrote it.</exception>
    public static AuditStatus Status(string word) => Enum.TryParse<AuditStatus>(word, out var status) ? status : throw Changed();

    private static PipelineException Changed() => PipelineException.BadInput(
        "What runs wrote about themselves, in the schema pipeline, was changed by something else than this program; 'verify' says where. Go on with a backup of the database.");
}
