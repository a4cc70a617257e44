using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Past;

/// <summary>What a run did to the rows of views, also of those that selection left out: a view shows what it reads.</summary>
/// <param name="run">The run.</param>
internal sealed class PastViews(StepContext run)
{
    private readonly Dictionary<string, string> _held = [];
    private readonly HashSet<string> _mayDiffer = [];

    /// <summary>Keeps the rows of a view while its query of before, and what it reads, are there.</summary>
    /// <param name="view">The view.</param>
    /// <param name="former">The name under which it is stored; null for its own.</param>
    public async Task HoldAsync(ModelDefinition view, string? former)
    {
        var table = run.TableOf(view);
        _held[view.Name] = await run.Working.KeepAsync("held", view.Name, $"select {run.Sql.List("v", table.Names)} from {run.Sql.Table(table with { Name = former ?? table.Name })} as v");
    }

    /// <summary>The rows that left and came. Views must be asked for in the order of the pipeline.</summary>
    /// <param name="view">The view.</param>
    /// <param name="isRecreated">Whether a table of a name was created again.</param>
    public async Task<RowChange> ChangeAsync(ModelDefinition view, Func<string, bool> isRecreated)
    {
        var table = run.TableOf(view);
        var net = run.Tables.Net(table);
        if (net.IsKnown && run.Tables.IsFollowed(table))
            return net.Rows;
        if (!_held.ContainsKey(view.Name) && !view.Upstreams.Any(u => MayDiffer(run.Pipeline[u], isRecreated)))
            return net.Rows;
        _mayDiffer.Add(view.Name);
        var columns = run.Sql.List(table.Names);
        var before = _held.GetValueOrDefault(view.Name) ?? await run.Working.KeepAsync("before", view.Name, $"select {columns} from {Before(view)} as b");
        var now = await run.Working.KeepAsync("now", view.Name, $"select {columns} from {run.Tables.Current(table)} as n");
        return new(await OnlyAsync(view, columns, before, now), await OnlyAsync(view, columns, now, before));
    }

    private async Task<RowSet> OnlyAsync(ModelDefinition view, string columns, string these, string those)
    {
        var only = await run.Working.KeepAsync("only", view.Name, $"select {columns} from {these} as a except all select {columns} from {those} as b");
        return new(only, await run.Session.CountAsync(only));
    }

    private bool MayDiffer(ModelDefinition upstream, Func<string, bool> isRecreated) =>
        _mayDiffer.Contains(upstream.Name) || isRecreated(upstream.Name) || !run.Net(upstream.Name).IsEmpty;

    private string Before(ModelDefinition model)
    {
        var table = run.TableOf(model);
        if (!table.IsView)
            return run.Tables.Before(table);
        return _held.GetValueOrDefault(model.Name) ?? $"({ViewQuery.Select(run.Sql, run.Pipeline, model, Before)})";
    }
}
