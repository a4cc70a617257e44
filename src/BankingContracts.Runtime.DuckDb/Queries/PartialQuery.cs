using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Differences;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>The rows of a model that share a link with a change of its upstreams, as SQL.</summary>
internal sealed class PartialQuery(PipelineDefinition pipeline, ChangeSets changes, ModelDefinition model, string projection, IReadOnlyList<LinkPass> passes)
{
    /// <summary>Collects the touched values of <paramref name="plan"/>.</summary>
    public static PartialQuery Of(
        DuckDBConnection connection, PipelineDefinition pipeline, ChangeSets changes, ModelDefinition model, string projection, LinkPlan plan)
    {
        var passes = plan.Passes.Select((pass, number) => new LinkPass(
            pass.Key,
            [.. pass, .. model.Links.Where(l => l.Output == pass.Key && pass.All(p => p.Upstream != l.Upstream)).DistinctBy(l => l.Upstream)],
            TouchedValues.Collect(connection, Sql.Temp($"touched{number}", model.Name), pass.Select(l => (l.Upstream, l.Column))),
            pass.Select(l => l.Upstream).Distinct().ToList() is [var only] ? only : null));
        return new PartialQuery(pipeline, changes, model, projection, [.. passes]);
    }

    /// <summary>The outputs followed.</summary>
    public IEnumerable<string> Outputs => passes.Select(p => p.Output);

    /// <summary>How the model is computed, as a phrase.</summary>
    public string Note => "by link " + string.Join(" and ", passes.Select(p =>
        $"{p.Output}, {p.Touched.Count} {(p.Touched.Count == 1 ? "value" : "values")}"));

    /// <summary>The rows as the upstreams are now.</summary>
    public string Now => Rows(static (upstream, pass) => pass.IsChangeSetOf(upstream)
        ? Shadows.As(upstream, ChangeSets.Added(upstream.Name))
        : Shadows.Now(upstream, pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>The rows as the upstreams were before this run.</summary>
    public string Before => Rows((upstream, pass) => Shadows.Before(upstream, changes.Of(upstream.Name), pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>Whether a row of <paramref name="alias"/> is one of these.</summary>
    public string Condition(string alias) => string.Join(" or ", passes.Select(p => p.Touched.Contain(Sql.Column(alias, p.Output))));

    /// <summary>What <paramref name="content"/>, a table filled by <see cref="Now"/>, holds of the model.</summary>
    public IEnumerable<ReachedRows> Reached(string content) =>
        passes.Select(p => new ReachedRows(content, TableRows.Supplied(model), p.Output, p.Touched));

    /// <summary>Forgets the touched values.</summary>
    public void Drop(DuckDBConnection connection)
    {
        foreach (var pass in passes)
            connection.Execute($"drop table {pass.Touched.Table}");
    }

    /// <summary>A row that several passes reach belongs to the first.</summary>
    private string Rows(Func<ModelDefinition, LinkPass, string> shadow) => string.Join("\nunion all\n", passes.Select((pass, number) =>
    {
        var shadows = model.Upstreams.Select(u => shadow(pipeline[u], pass));
        var conditions = passes.Take(number).Select(p => p.Touched.Lack(Sql.Column("_q", p.Output)))
            .Prepend(pass.Touched.Contain(Sql.Column("_q", pass.Output)));
        return $"""
            (with {string.Join(", ", shadows)}
            select {projection} from (
            {((QueryBody)model.Body).Sql}
            ) as _q where {string.Join(" and ", conditions)})
            """;
    }));
}
