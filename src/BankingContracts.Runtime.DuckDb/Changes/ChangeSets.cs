using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

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

    /// <summary>Fills the tables of <paramref name="model"/> by two queries that return all its columns, and says so.</summary>
    public ChangeSet Store(DuckDBConnection connection, string model, string removed, string added)
    {
        connection.Execute($"create or replace temp table {Sql.Unqualified(Removed(model))} as {removed}");
        connection.Execute($"create or replace temp table {Sql.Unqualified(Added(model))} as {added}");
        var change = connection.Rows(
            $"select (select count(*) from {Removed(model)}), (select count(*) from {Added(model)})",
            static r => new ChangeSet(true, r.GetInt64(0), r.GetInt64(1)))[0];
        Record(model, change);
        return change;
    }
}
