using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>
/// Gives the rows of a table without a key a new content. Rows are compared by all columns except the one with the run's
/// timestamp. New copies get the run's timestamp.
/// </summary>
internal static class KeylessDifference
{
    /// <summary>Replaces the rows of <paramref name="stored"/> by those of <paramref name="content"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="content">A relation with the columns that the model's SQL supplies.</param>
    /// <param name="stored">A relation with rows of the model's table, all columns, and their identity.</param>
    public static async Task<ModelChange> ApplyAsync(StepContext run, ModelDefinition model, string content, string stored)
    {
        var table = run.TableOf(model);
        var supplied = TableRows.Supplied(model);
        var list = run.Sql.List(supplied);
        var difference = await run.Working.KeepAsync("difference", model.Name, $"""
            select {list}, cast(sum(_copies) as bigint) as _copies
            from (select {list}, 1 as _copies from {content} as n union all select {list}, -1 from {stored} as s) as c
            group by {list} having sum(_copies) <> 0
            """);
        var (areLeaving, areComing) = await MultisetDifference.SidesAsync(run.Session, difference);
        var coming = $"select {TableRows.Stamped(run, model)} from ({MultisetDifference.Coming(run.Sql, supplied, difference)}) as n";
        var change = await run.Tables.LeaveAsync(
            table,
            areLeaving ? MultisetDifference.Leaving(run, table, supplied, model.Columns.Select(c => c.Name).Except(supplied), difference, stored) : null,
            areComing ? run.Tables.AsNew(table, coming) : null);
        await run.Working.DropAsync([difference]);
        return new ModelChange(await run.Tables.CountAsync(table), change.Added.Count, 0, change.Removed.Count);
    }
}
