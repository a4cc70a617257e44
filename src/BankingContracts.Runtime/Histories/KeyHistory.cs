using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Histories;

/// <summary>All versions of one key.</summary>
public sealed class KeyHistory
{
    private readonly ModelRead _versions;

    private KeyHistory(ModelDefinition snapshot, string key, ModelRead versions) => (Snapshot, Key, _versions) = (snapshot, key, versions);

    /// <summary>The snapshot that has them.</summary>
    public ModelDefinition Snapshot { get; }

    /// <summary>The key for a sentence, for example <c>customer_id 12</c>.</summary>
    public string Key { get; }

    /// <summary>The history that a user asks for.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="model">The name of a snapshot, or of the staging model it follows.</param>
    /// <param name="key">A value for each column of the key, as text.</param>
    /// <exception cref="PipelineException">There is no such snapshot, or the values do not fit its key.</exception>
    public static KeyHistory Of(PipelineDefinition pipeline, string model, IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var snapshot = FindSnapshot(pipeline, model);
        return new(snapshot, ModelKey.Describe(snapshot, key), new ModelRead(["dbt_valid_from"], ModelKey.Of(snapshot, key)));
    }

    /// <summary>Reads the versions, the oldest first. The caller disposes the rows.</summary>
    /// <exception cref="PipelineException">There is no version of this key.</exception>
    public async Task<DbDataReader> ReadAsync(IEngineReader database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using (var found = await database.ReadModelAsync(Snapshot, _versions, cancellation))
        {
            if (!await found.ReadAsync(cancellation))
                throw PipelineException.BadInput($"{Snapshot.Name} has no version of {Key}.");
        }

        return await database.ReadModelAsync(Snapshot, _versions, cancellation);
    }

    private static ModelDefinition FindSnapshot(PipelineDefinition pipeline, string name)
    {
        var snapshots = pipeline.Models.Where(m => m.Body is SnapshotBody).ToList();
        var matches = snapshots.Where(m => m.Name == name).ToList();
        if (matches.Count == 0)
            matches = [.. snapshots.Where(m => ((SnapshotBody)m.Body).Relation == name)];
        return matches switch
        {
            [var only] => only,
            [] when pipeline.Find(name) is not null => throw PipelineException.BadInput(
                $"{name} keeps no history; use one of the snapshots: {string.Join(", ", snapshots.Select(s => s.Name))}."),
            [] => throw PipelineException.BadInput(
                $"There is no model '{name}'.{NearNames.Question(name, snapshots.Select(s => s.Name))} "
                + $"The snapshots are: {string.Join(", ", snapshots.Select(s => s.Name))}."),
            _ => throw PipelineException.BadInput(
                $"Several snapshots follow {name}; name one: {string.Join(", ", matches.Select(s => s.Name))}."),
        };
    }
}
