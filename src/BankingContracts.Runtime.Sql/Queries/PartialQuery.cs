using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>The rows of a model that share a link with a change of its upstreams.</summary>
internal sealed class PartialQuery(StepContext run, ModelDefinition model, string projection, IReadOnlyList<LinkPass> passes)
{
    /// <summary>The outputs followed.</summary>
    public IEnumerable<string> Outputs => passes.Select(p => p.Output);

    /// <summary>How the model is computed, as a phrase.</summary>
    public string Note => "by link " + string.Join(" and ", passes.Select(p =>
        $"{p.Output}, {p.Touched.Count} {(p.Touched.Count == 1 ? "value" : "values")}"));

    /// <summary>Collects the touched values of <paramref name="plan"/>.</summary>
    public static async Task<PartialQuery> OfAsync(StepContext run, WorkingScope scope, ModelDefinition model, string projection, LinkPlan plan)
    {
        var passes = new List<LinkPass>();
        foreach (var pass in plan.Passes)
        {
            passes.Add(new LinkPass(
                pass.Key,
                [.. pass, .. model.Links.Where(l => l.Output == pass.Key && pass.All(p => p.Upstream != l.Upstream)).DistinctBy(l => l.Upstream)],
                await TouchedValues.CollectAsync(run, scope, model.Name, pass.Select(l => (l.Upstream, l.Column))),
                pass.Select(l => l.Upstream).Distinct().ToList() is [var only] ? only : null));
        }

        return new PartialQuery(run, model, projection, passes);
    }

    /// <summary>The rows computed from the upstreams now.</summary>
    public Task<string> ComputeNowAsync(WorkingScope scope) => ComputeAsync(scope, "content", (upstream, pass) => pass.IsChangeSetOf(upstream)
        ? Shadows.Rows(run.Sql, run.Net(upstream.Name).Added.Relation, null, null, [.. upstream.Columns.Select(c => c.Name)])
        : Shadows.Now(run, upstream, pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>The rows computed from the upstreams before this run.</summary>
    public Task<string> ComputeBeforeAsync(WorkingScope scope) => ComputeAsync(
        scope, "before", (upstream, pass) => Shadows.Before(run, upstream, pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>Whether a row of <paramref name="alias"/> is one of these.</summary>
    public string Condition(string alias) => string.Join(" or ", passes.Select(p => p.Touched.Contain(run.Sql.Column(alias, p.Output))));

    /// <summary>The part of the model that is in <paramref name="content"/>, a relation made by <see cref="ComputeNowAsync"/>.</summary>
    public IEnumerable<ReachedRows> Reached(string content) =>
        passes.Select(p => new ReachedRows(content, TableRows.Supplied(model), p.Output, p.Touched));

    /// <summary>Each pass reads other rows of the upstreams.</summary>
    private async Task<string> ComputeAsync(WorkingScope scope, string purpose, Func<ModelDefinition, LinkPass, string> shadow)
    {
        var parts = new List<string>();
        foreach (var (number, pass) in passes.Index())
        {
            var sql = await run.Names.BindAsync(run.Sql.TextOf(((QueryBody)model.Body).Text), model.Upstreams, upstream => $"({shadow(upstream, pass)})");
            parts.Add(await scope.KeepAsync(purpose, model.Name, Rows(number, pass, sql)));
        }

        await run.Names.UnbindAsync(model.Upstreams);
        if (parts is [var only])
            return only;
        return await scope.KeepAsync(purpose, model.Name, string.Join(" union all ", parts.Select(p => $"select * from {p} as p")));
    }

    /// <summary>A row that several passes reach belongs to the first pass.</summary>
    private string Rows(int number, LinkPass pass, string sql)
    {
        var conditions = passes.Take(number).Select(p => p.Touched.Lack(run.Sql.Column("_q", p.Output)))
            .Prepend(pass.Touched.Contain(run.Sql.Column("_q", pass.Output)));
        return $"""
            select {projection} from (
            {sql}
            ) as _q where {string.Join(" and ", conditions)}
            """;
    }
}
