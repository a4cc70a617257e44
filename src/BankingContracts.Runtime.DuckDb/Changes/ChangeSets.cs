using BankingContracts.Runtime.DuckDb.Connections;

namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>
/// What this run did to each model so far. The rows removed (as they were) and added (as they are) stand in temporary tables with all
/// of the model's columns; a changed row stands in both.
/// </summary>
internal sealed class ChangeSets
{
    private readonly Dictionary<string, ChangeSet> _sets = [];

    /// <summary>The rows of <paramref name="model"/> that were removed.</summary>
    public static string Removed(string model) => Sql.Temp("removed", model);

    /// <summary>The rows of <paramref name="model"/> that were added.</summary>
    public static string Added(string model) => Sql.Temp("added", model);

    /// <summary>What happened to <paramref name="model"/>; <see cref="ChangeSet.None"/> when nothing did.</summary>
    public ChangeSet Of(string model) => _sets.GetValueOrDefault(model, ChangeSet.None);

    /// <summary>Says what a step did to <paramref name="model"/>.</summary>
    public void Record(string model, ChangeSet change) => _sets[model] = change;
}
