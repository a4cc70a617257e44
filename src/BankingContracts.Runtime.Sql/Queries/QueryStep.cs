using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>
/// Updates a query model: computes the rows that a change of its upstreams can reach, or all rows, and compares them
/// with the stored rows. The difference is the model's own change.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="chooser">Chooses links.</param>
/// <param name="computed">Takes the rows that were computed.</param>
internal sealed class QueryStep(StepContext run, LinkChooser chooser, ComputedRows computed)
{
    /// <summary>Runs the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wholeBecause">Why all rows must be computed; null when the changes decide.</param>
    /// <exception cref="ContractBrokenException">The rows break the contract.</exception>
    public async Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause)
    {
        var query = (QueryBody)model.Body;
        var changed = model.Upstreams.Where(u => !run.Net(u).IsEmpty).ToList();
        if (wholeBecause is null && changed.Count == 0)
            return new BuildOutcome(ModelChange.None(await RowsAsync(model)), false, "nothing it reads changed");
        var plan = wholeBecause is null
            ? await chooser.ChooseAsync(model.Links, model.Unlinked, changed, takesSeveralOutputs: true)
            : LinkPlan.Whole(wholeBecause);
        var sql = await run.Names.BindAsync(run.Sql.TextOf(query.Text), model.Upstreams);
        var projection = await QueryColumns.ProjectionAsync(run.Session, run.Sql, model, sql);
        if (query.Materialization == Materialization.View)
            return await BuildViewAsync(model, projection, plan);
        if (plan.WholeBecause is null)
            return await ComputeLinkedAsync(model, projection, plan);
        var change = await ComputeWholeAsync(model, $"select {projection} from (\n{sql}\n) as _q", mayHaveHadRows: wholeBecause is not null);
        return new BuildOutcome(change, !run.Net(model.Name).IsEmpty, "whole: " + plan.WholeBecause);
    }

    private async Task<ModelChange> ComputeWholeAsync(ModelDefinition model, string sql, bool mayHaveHadRows)
    {
        var isEmpty = await RowsAsync(model) == 0;
        if (isEmpty && run.Tables.FillsDirectly)
            return await FillDirectlyAsync(model, sql, mayHaveHadRows);
        var content = await run.Working.KeepAsync("content", model.Name, sql);
        await KeyViolations.RefuseAsync(run, model, content);
        computed.ConfirmKey(model.Name);
        var change = isEmpty
            ? await FillAsync(model, content + " as c", mayHaveHadRows)
            : await ApplyAsync(model, content, run.Tables.Stored(run.TableOf(model)));
        await run.Working.DropAsync([content]);
        return change;
    }

    /// <summary>Writes the rows once, and looks for broken rules only when the table refuses them.</summary>
    private async Task<ModelChange> FillDirectlyAsync(ModelDefinition model, string sql, bool mayHaveHadRows)
    {
        try
        {
            var change = await FillAsync(model, $"({sql}) as c", mayHaveHadRows);
            await KeyViolations.RefuseRepeatedAsync(run, model);
            computed.ConfirmKey(model.Name);
            return change;
        }
        catch (DbException)
        {
            await KeyViolations.RefuseAsync(run, model, await run.Working.KeepAsync("content", model.Name, sql));
            throw;
        }
    }

    /// <summary>Every reader of the model computes all its rows: the rows before, if any, are gone.</summary>
    private async Task<ModelChange> FillAsync(ModelDefinition model, string content, bool mayHaveHadRows)
    {
        var table = run.TableOf(model);
        await run.Tables.LeaveWholeAsync(table, run.Tables.Identified(table, $"select {TableRows.Stamped(run, model)} from {content}", replacesCopies: true));
        var rows = await RowsAsync(model);
        if (rows == 0 && !mayHaveHadRows)
            run.Tables.MarkUnchanged(table);
        return new ModelChange(rows, rows, 0, 0);
    }

    private async Task<BuildOutcome> ComputeLinkedAsync(ModelDefinition model, string projection, LinkPlan plan)
    {
        // Audits read the touched values and the computed rows again.
        var kept = run.Working.Begin();
        var partial = await PartialQuery.OfAsync(run, kept, model, projection, plan);
        var content = await partial.ComputeNowAsync(kept);
        var table = run.TableOf(model);
        var stored = await run.Working.KeepAsync("stored", model.Name, $"select s.* from {run.Tables.Stored(table)} as s where {partial.Condition("s")}");
        // If the key contains all followed outputs, no other row has the same key.
        var isConfined = partial.Outputs.All(model.Key.Contains);
        await KeyViolations.RefuseAsync(run, model, content, isConfined ? null : stored);
        var change = await ApplyAsync(model, content, stored);
        await run.Working.DropAsync([stored]);
        computed.Keep(model.Name, partial.Reached(content));
        return new BuildOutcome(change, !change.IsEmpty, partial.Note);
    }

    private Task<ModelChange> ApplyAsync(ModelDefinition model, string content, string stored) => model.Key.Count > 0
        ? KeyedDifference.ApplyAsync(run, model, content, stored)
        : KeylessDifference.ApplyAsync(run, model, content, stored);

    /// <summary>A view depends only on its upstreams; with links its change is computed from the upstreams before and now.</summary>
    private async Task<BuildOutcome> BuildViewAsync(ModelDefinition model, string projection, LinkPlan plan)
    {
        var table = run.TableOf(model);
        if (plan.WholeBecause is { } because)
        {
            await run.Tables.LeaveViewAsync(table);
            return new BuildOutcome(ModelChange.None(await RowsAsync(model)), true, "whole: " + because);
        }

        var scope = run.Working.Begin();
        var partial = await PartialQuery.OfAsync(run, scope, model, projection, plan);
        await Views.LeaveChangeAsync(run, model, partial, scope);
        await scope.EndAsync();
        return new BuildOutcome(ModelChange.None(await RowsAsync(model)), !run.Tables.Net(table).IsEmpty, partial.Note);
    }

    private Task<long> RowsAsync(ModelDefinition model) => run.Tables.CountAsync(run.TableOf(model));
}
