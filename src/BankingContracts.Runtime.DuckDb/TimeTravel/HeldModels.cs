using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.TimeTravel;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// Past models as views, because the engine cannot run every query over WITH. The rows of a search are held in tables in memory: a search ends at the first run
/// that answers, and rows that were computed are not computed again.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="rows">The rows of models.</param>
/// <param name="schema">The schema of the moment that is asked for; the tables are in it.</param>
/// <param name="name">The model whose rows are held.</param>
internal sealed class HeldModels(DuckDbDatabase database, PipelineDefinition pipeline, RowsAsOf rows, AsOfSchema schema, string name) : IPastModels
{
    private readonly List<AsOfSchema> _before = [];
    private string? _held;
    private int _count;

    /// <inheritdoc/>
    public bool HoldsRows => true;

    /// <inheritdoc/>
    public Task<string> RowsAsync(ModelDefinition model, DateTime at)
    {
        var views = schema;
        if (at != schema.At)
        {
            views = new AsOfSchema(database, pipeline, rows, string.Create(CultureInfo.InvariantCulture, $"as_of_before_{_before.Count}"), at);
            _before.Add(views);
        }

        views.AddView(model);
        return Task.FromResult(views.Table(model));
    }

    /// <inheritdoc/>
    public async Task<string> HoldAsync(string query)
    {
        // Names of models never start with an underscore.
        var table = schema.Table(string.Create(CultureInfo.InvariantCulture, $"_held_{name}_{_count++}"));
        await database.Session.ExecuteAsync($"create table {table} as {query}");
        if (_held is not null)
            await database.Session.ExecuteAsync($"drop table {_held}");
        foreach (var before in _before)
            before.Drop();
        _before.Clear();
        schema.LookHereFirst();
        _held = table;
        return table;
    }
}
