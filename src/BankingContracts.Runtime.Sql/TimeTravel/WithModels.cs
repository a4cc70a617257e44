using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>Past models for engines on which a query gets what it reads by WITH: every relation is a query in parentheses, and nothing is stored.</summary>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="rows">The rows of models.</param>
public sealed class WithModels(SqlDialect sql, PipelineDefinition pipeline, RowsAsOf rows) : IPastModels
{
    /// <inheritdoc/>
    public bool HoldsRows => false;

    /// <summary>The models that are read follow each other in one WITH, so that the text does not grow with the ways between them.</summary>
    public Task<string> RowsAsync(ModelDefinition model, DateTime at)
    {
        if (model.Body is not QueryBody || !rows.IsComputed(model, at))
            return HoldAsync(rows.Of(model, at));
        var read = new HashSet<string>();
        Collect(model, at, read);
        var with = pipeline.Models.Where(m => read.Contains(m.Name)).Select(m => $"{sql.Name(m.Name)} as (\n{rows.Of(m, at)})");
        return HoldAsync($"with {string.Join(",\n", with)}\n{rows.Of(model, at)}");
    }

    /// <inheritdoc/>
    public Task<string> HoldAsync(string query) => Task.FromResult($"(\n{query}\n)");

    /// <summary>The models that a query model reads. All others are made of stored tables.</summary>
    private void Collect(ModelDefinition model, DateTime at, HashSet<string> read)
    {
        if (model.Body is not QueryBody || !rows.IsComputed(model, at))
            return;
        foreach (var upstream in model.Upstreams.Where(read.Add))
            Collect(pipeline[upstream], at, read);
    }
}
