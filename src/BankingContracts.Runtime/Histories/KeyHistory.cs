using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Histories;

/// <summary>All versions of one key of a snapshot, or all rows that stood under one key of another model.</summary>
public sealed class KeyHistory
{
    private readonly ModelRead _versions;

    private KeyHistory(ModelDefinition snapshot, string key, ModelRead versions) => (Model, Key, _versions) = (snapshot, key, versions);

    /// <summary>The model that has them.</summary>
    public ModelDefinition Model { get; }

    /// <summary>Whether they are versions of a snapshot.</summary>
    public bool IsOfSnapshot => Model.Body is SnapshotBody;

    /// <summary>The key for a sentence, for example <c>customer_id 12</c>.</summary>
    public string Key { get; }

    /// <summary>The history that a user asks for.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="model">The name of a snapshot, of the staging model it follows, or of a model made by a query.</param>
    /// <param name="key">A value for each column of the key, as text.</param>
    /// <exception cref="PipelineException">There is no such snapshot, or the values do not fit its key.</exception>
    public static KeyHistory Of(PipelineDefinition pipeline, string model, IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var found = pipeline.Find(model) is { Body: QueryBody, Key.Count: > 0 } query ? query : FindSnapshot(pipeline, model);
        return new(found, ModelKey.Describe(found, key), new ModelRead(["dbt_valid_from"], ModelKey.Of(found, key)));
    }

    /// <summary>Reads the versions, the oldest first. The caller disposes the rows.</summary>
    /// <param name="database">The database.</param>
    /// <param name="asOf">The time whose versions are meant; null for now.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">There is no version of this key.</exception>
    public async Task<DbDataReader> ReadAsync(IEngineReader database, DateTime? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using (var found = await OpenAsync(database, asOf, cancellation))
        {
            if (!await found.ReadAsync(cancellation))
                throw PipelineException.BadInput($"{Model.Name} has no {(IsOfSnapshot ? "version" : "row")} of {Key}{(asOf is { } at ? $" as of {Planning.RunClock.Shown(at)} UTC" : "")}.");
        }

        return await OpenAsync(database, asOf, cancellation);
    }

    private Task<DbDataReader> OpenAsync(IEngineReader database, DateTime? asOf, CancellationToken cancellation)
    {
        if (!IsOfSnapshot)
            return database.ReadStoodAsync(Model, _versions, asOf, cancellation);
        if (asOf is not { } at)
            return database.ReadModelAsync(Model, _versions, cancellation);
        // Names in contracts are plain words, which no engine needs in quotes.
        var isKey = string.Join(" and ", _versions.Key.Select(k => $"{k.Key} = {k.Value}"));
        return database.QueryAsOfAsync($"select * from {Model.Name} where {isKey} order by dbt_valid_from", new PastTime(at), cancellation);
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
