using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>Gives the rows of a table with a key a new content, and touches only rows that are different.</summary>
internal static class KeyedDifference
{
    /// <summary>Replaces the rows of <paramref name="stored"/> by those of <paramref name="content"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="content">A relation with all columns but the generated ones and unique keys without NULL.</param>
    /// <param name="stored">A relation with rows of the model's table, all columns, and their identity.</param>
    public static async Task<ModelChange> ApplyAsync(StepContext run, ModelDefinition model, string content, string stored)
    {
        var (sql, table) = (run.Sql, run.TableOf(model));
        var identity = run.Tables.Identity(table);
        var supplied = TableRows.Supplied(model);
        var isNew = sql.Column("n", model.Key[0]) + " is not null";
        var difference = await run.Working.KeepAsync("difference", model.Name, $"""
            select {identity.List("s")}, {isNew} as _is_new, {sql.List("n", supplied)},
                {string.Join(", ", model.Columns.Select((c, i) => $"{sql.Column("s", c.Name)} as _was{i}"))}
            from {content} as n full outer join {stored} as s on {sql.SameKey("n", "s", model.Key)}
            where {Dialects.RowIdentity.IsMissing("s")} or not ({isNew}) or {sql.Differs("n", "s", supplied.Except(model.Key))}
            """);
        var (added, changed, removed) = await run.Session.RowAsync(
            $"""
            select count(*) filter (where {Dialects.RowIdentity.IsMissing("d")}), count(*) filter (where _is_new and {Dialects.RowIdentity.IsGiven("d")}), count(*) filter (where not _is_new)
            from {difference} as d
            """,
            static r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)));
        var was = string.Join(", ", model.Columns.Select((c, i) => $"d._was{i} as {sql.Name(c.Name)}"));
        await run.Tables.LeaveAsync(
            table,
            changed + removed == 0 ? null : $"select {identity.List("d")}, {was} from {difference} as d where {Dialects.RowIdentity.IsGiven("d")}",
            added + changed == 0 ? null : $"select {identity.List("d")}, {TableRows.Stamped(run, model)} from {difference} as d where d._is_new");
        await run.Working.DropAsync([difference]);
        return new ModelChange(await run.Tables.CountAsync(table), added, changed, removed);
    }
}
