using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Differences;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>The rows of a model that share a link with a change of its upstreams.</summary>
internal sealed class PartialQuery(PipelineDefinition pipeline, ChangeSets changes, ModelDefinition model, string projection, IReadOnlyList<LinkPass> passes)
{
    /// <summary>Collects the touched values of <paramref name="plan"/>.</summary>
    public static PartialQuery Of(
        SqlSession session, PipelineDefinition pipeline, ChangeSets changes, ModelDefinition model, string projection, LinkPlan plan)
    {
        var passes = plan.Passes.Select((pass, number) => new LinkPass(
            pass.Key,
            [.. pass, .. model.Links.Where(l => l.Output == pass.Key && pass.All(p => p.Upstream != l.Upstream)).DistinctBy(l => l.Upstream)],
            TouchedValues.Collect(session, Sql.Temp($"touched{number}", model.Name), pass.Select(l => (l.Upstream, l.Column))),
            pass.Select(l => l.Upstream).Distinct().ToList() is [var only] ? only : null));
        return new PartialQuery(pipeline, changes, model, projection, [.. passes]);
    }

    /// <summary>The outputs followed.</summary>
    public IEnumerable<string> Outputs => passes.Select(p => p.Output);

    /// <summary>How the model is computed, as a phrase.</summary>
    public string Note => "by link " + string.Join(" and ", passes.Select(p =>
        $"{p.Output}, {p.Touched.Count} {(p.Touched.Count == 1 ? "value" : "values")}"));

    /// <summary>Creates the temporary table <paramref name="table"/> with the rows computed from the upstreams now.</summary>
    public void ComputeNow(SqlSession session, string table) => Compute(session, table, static (upstream, pass) => pass.IsChangeSetOf(upstream)
        ? "from " + ChangeSets.Added(upstream.Name)
        : Shadows.Now(upstream, pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>Creates the temporary table <paramref name="table"/> with the rows computed from the upstreams before this run.</summary>
    public void ComputeBefore(SqlSession session, string table) => Compute(
        session, table, (upstream, pass) => Shadows.Before(upstream, changes.Of(upstream.Name), pass.ColumnOf(upstream.Name), pass.Touched));

    /// <summary>Whether a row of <paramref name="alias"/> is one of these.</summary>
    public string Condition(string alias) => string.Join(" or ", passes.Select(p => p.Touched.Contain(Sql.Column(alias, p.Output))));

    /// <summary>The part of the model that is in <paramref name="content"/>, a table made by <see cref="ComputeNow"/>.</summary>
    public IEnumerable<ReachedRows> Reached(string content) =>
        passes.Select(p => new ReachedRows(content, TableRows.Supplied(model), p.Output, p.Touched));

    /// <summary>Drops the touched values.</summary>
    public void Drop(SqlSession session)
    {
        foreach (var pass in passes)
            session.Execute($"drop table {pass.Touched.Table}");
    }

    /// <summary>
    /// Views replace the upstreams for the time of one pass, because the engine cannot run every query over CTEs (<see cref="AuditDefinition.NeedsRelations"/>).
    /// </summary>
    private void Compute(SqlSession session, string table, Func<ModelDefinition, LinkPass, string> shadow)
    {
        foreach (var (number, pass) in passes.Index())
        {
            foreach (var upstream in model.Upstreams)
                session.Execute($"create or replace temp view {Sql.Name(upstream)} as {shadow(pipeline[upstream], pass)}");
            var rows = Rows(number, pass);
            session.Execute(number == 0 ? $"create or replace temp table {Sql.Unqualified(table)} as {rows}" : $"insert into {table} {rows}");
        }

        foreach (var upstream in model.Upstreams)
            session.Execute($"drop view temp.{Sql.Name(upstream)}");
    }

    /// <summary>A row that several passes reach belongs to the first pass.</summary>
    private string Rows(int number, LinkPass pass)
    {
        var conditions = passes.Take(number).Select(p => p.Touched.Lack(Sql.Column("_q", p.Output)))
            .Prepend(pass.Touched.Contain(Sql.Column("_q", pass.Output)));
        return $"""
            select {projection} from (
            {((QueryBody)model.Body).Sql}
            ) as _q where {string.Join(" and ", conditions)}
            """;
    }
}
