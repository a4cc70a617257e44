using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>Compares the rows of a file with the stored rows, as multisets of contents. The difference is the change of the source.</summary>
internal sealed class ChangeCapture(StepContext run, StoredTable table, SourceColumns columns, PositionTable positions, IIncomingRows file)
{
    /// <summary>Replaces the stored rows that <paramref name="stored"/> returns by <paramref name="incoming"/>.</summary>
    /// <param name="incoming">A relation of rows of the file, with <c>_at</c>.</param>
    /// <param name="stored">A relation of stored rows with their identity.</param>
    /// <param name="mayLeave">A condition on the fields: other rows never leave.</param>
    /// <param name="isEmpty">Whether nothing is stored.</param>
    public async Task<ChangeSet> ApplyAsync(string incoming, string stored, string mayLeave, bool isEmpty)
    {
        if (isEmpty)
        {
            await run.Tables.LeaveAsync(table, null, run.Tables.AsNew(table, $"select {columns.Fields}, {run.Now} as {columns.LoadedAt}, _at from {incoming} as i", "_at"));
            await positions.ReplaceAsync(file, incoming);
            return run.Tables.Last(table);
        }

        // One pass over both sides is faster than EXCEPT ALL and anti joins (2M rows: 0.6 s, 1.4 s and 1.0 s).
        var difference = await run.Working.KeepAsync("difference", table.Name, $"""
            select {columns.Fields}, cast(sum(_sign) as bigint) as _copies from (
                select {columns.Fields}, 1 as _sign from {incoming} as i
                union all
                select {columns.Fields}, -1 from {stored} as s) as c
            group by {columns.Fields}
            having sum(_sign) > 0 or (sum(_sign) < 0 and {mayLeave})
            """);
        var (areLeaving, areComing) = await MultisetDifference.SidesAsync(run.Session, difference);
        var coming = $"select {columns.Fields}, {run.Now} as {columns.LoadedAt} from ({run.Sql.Copies(difference, columns.Fields, "_copies")}) as n";
        var change = await run.Tables.LeaveAsync(
            table,
            areLeaving ? MultisetDifference.Leaving(run, table, columns.Names, [table.Columns[^1].Name], difference, stored) : null,
            areComing ? run.Tables.AsNew(table, coming) : null);
        if (areLeaving)
            await positions.RemoveAsync(change.Removed.Relation);
        if (areComing)
            await positions.AddNewAsync(file, incoming, difference);
        await run.Working.DropAsync([difference]);
        return run.Tables.Last(table);
    }
}
