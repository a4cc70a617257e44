using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>Compares the rows of a file with the stored rows, as multisets of contents. The difference is the change of the source.</summary>
/// <param name="run">The run.</param>
/// <param name="table">The table of the source.</param>
/// <param name="columns">Its columns.</param>
/// <param name="positions">The positions of its rows.</param>
/// <param name="file">The delivery.</param>
/// <param name="pending">The columns that this delivery is the first one to have.</param>
/// <param name="absent">The column that says what the row's file lacks; null when there is none.</param>
internal sealed class ChangeCapture(
    StepContext run, StoredTable table, SourceColumns columns, PositionTable positions, IIncomingRows file, IReadOnlyList<string> pending, string? absent)
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
        var leaving = areLeaving ? MultisetDifference.Leaving(run, table, columns.Names, [table.Columns[^1].Name], difference, stored) : null;
        var takes = (pending.Count > 0 || absent is not null) && leaving is not null;
        var coming = takes
            ? Taking(incoming, difference, leaving!)
            : $"select {columns.Fields}, {run.Now} as {columns.LoadedAt} from ({run.Sql.Copies(difference, columns.Fields, "_copies")}) as n";
        var change = await run.Tables.LeaveAsync(table, leaving, areComing ? run.Tables.AsNew(table, coming, takes ? columns.LoadedAt : null) : null);
        if (areLeaving)
            await positions.RemoveAsync(change.Removed.Relation);
        if (areComing)
            await positions.AddNewAsync(file, incoming, difference);
        await run.Working.DropAsync([difference]);
        return run.Tables.Last(table);
    }

    /// <summary>
    /// The rows that come, in the first delivery with a new column, or where only what the file lacks is different: a row that is equal to a leaving one in all other
    /// columns takes its time of arrival, because its content arrived then. Equal rows follow each other as in the file, the oldest first.
    /// </summary>
    private string Taking(string incoming, string difference, string leaving)
    {
        var older = columns.Received.Except(pending).ToList();
        var wasEmpty = string.Join(" and ", pending.Select(c => $"{run.Sql.Column("l", c)} is null").DefaultIfEmpty("true"));
        return $"""
            with coming as (
                select {columns.FieldsOf("n")}, row_number() over (partition by {run.Sql.List("n", older)} order by n._at) as _place from (
                    select {columns.FieldsOf("i")}, i._at, d._copies, row_number() over (partition by {columns.FieldsOf("i")} order by i._at desc) as _nth
                    from {incoming} as i join {difference} as d on d._copies > 0 and {columns.SameContent("i", "d")}) as n
                where n._nth <= n._copies),
            leaving as (
                select {run.Sql.List("l", older)}, l.{columns.LoadedAt}, row_number() over (partition by {run.Sql.List("l", older)} order by l.{columns.LoadedAt}) as _place
                from ({leaving}) as l where {wasEmpty})
            select {columns.FieldsOf("c")}, coalesce(l.{columns.LoadedAt}, {run.Now}) as {columns.LoadedAt}
            from coming as c left join leaving as l on l._place = c._place and {run.Sql.Same("c", "l", older)}
            """;
    }
}
