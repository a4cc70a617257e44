using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Origins;

/// <summary>The row whose origin a user asks for.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Key">The columns of the key with their values, as literals.</param>
/// <param name="Words">The key for a sentence, for example <c>customer_id 12</c>.</param>
public sealed record TraceStart(ModelDefinition Model, IReadOnlyList<KeyValuePair<string, string>> Key, string Words)
{
    /// <summary>The row of a model with a key.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="name">The model.</param>
    /// <param name="key">A value for each column of the key, as text.</param>
    /// <exception cref="PipelineException">There is no such model, it has no key, or the values do not fit it.</exception>
    public static TraceStart Of(PipelineDefinition pipeline, string name, IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var keyed = pipeline.Models.Where(IsKeyed).Select(m => m.Name).ToList();
        if (pipeline.Find(name) is not { } model)
            throw PipelineException.BadInput($"There is no model '{name}'.{NearNames.Question(name, keyed)} The models whose rows have a key are {string.Join(", ", keyed)}.");
        return IsKeyed(model)
            ? new(model, ModelKey.Of(model, key), ModelKey.Describe(model, key))
            : throw PipelineException.BadInput($"The rows of {name} have no key by which one could be found; the models whose rows have a key are {string.Join(", ", keyed)}.");
    }

    private static bool IsKeyed(ModelDefinition model) => model is { Key.Count: > 0, Body: QueryBody or SnapshotBody or StagingBody };
}
