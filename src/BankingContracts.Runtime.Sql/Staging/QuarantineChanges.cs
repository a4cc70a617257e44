using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>Moves rows into quarantine and out of it; rows that stay keep the time at which they entered.</summary>
internal sealed class QuarantineChanges(StepContext run, StagingTables t)
{
    private readonly List<string> _compared = [.. t.RawColumns, QuarantineColumns.Reason];

    private string Compared => run.Sql.List(_compared);

    /// <summary>Applies the change of some rows.</summary>
    /// <param name="classified">The rows of the change, cleaned and checked.</param>
    /// <param name="held">What happened to the held rows.</param>
    /// <param name="ragged">What happened to the ragged records, as <see cref="IngestResult.Ragged"/>.</param>
    public Task<ModelChange> ApplyAsync(string classified, RowChange held, string ragged)
    {
        var nothing = t.NothingAsRaw;
        return ApplyAsync($"""
            select {t.ReceivedAsRaw}, _failure_reason as failure_reason, _sign from {classified} as c where _failure_reason is not null
            union all
            select {t.ReceivedAsRaw}, _reason, 1 from {held.Added.Relation} as h where _reason is not null
            union all
            select {t.ReceivedAsRaw}, _reason, -1 from {held.Removed.Relation} as h where _reason is not null
            union all
            select {nothing}, failure_reason, _sign from {ragged} as r
            """);
    }

    /// <summary>Makes <paramref name="quarantined"/>, a relation of the compared columns, the whole content.</summary>
    public Task<ModelChange> ReplaceAsync(string quarantined) => ApplyAsync($"""
        select {Compared}, 1 as _sign from {quarantined} as q
        union all
        select {Compared}, -1 from {run.Tables.Current(t.QuarantineTable)} as s
        """);

    private async Task<ModelChange> ApplyAsync(string signed)
    {
        var table = t.QuarantineTable;
        var difference = await run.Working.KeepAsync("difference", t.Quarantine.Name, $"""
            select {Compared}, cast(sum(_sign) as bigint) as _copies from (
            {signed}) as s
            group by {Compared} having sum(_sign) <> 0
            """);
        var (areLeaving, areComing) = await MultisetDifference.SidesAsync(run.Session, difference);
        var coming = MultisetDifference.Coming(run.Sql, _compared, difference);
        if (areComing)
            await run.Tables.EnsureAsync(PositionTable.Of(t.Source.Name, run.Sql));
        var change = await run.Tables.LeaveAsync(
            table,
            areLeaving ? MultisetDifference.Leaving(run, table, _compared, QuarantineColumns.Uncompared, difference, run.Tables.Stored(table)) : null,
            areComing ? run.Tables.AsNew(table, Complete($"({coming})")) : null);
        await run.Working.DropAsync([difference]);
        return new ModelChange(await run.Tables.CountAsync(table), change.Added.Count, 0, change.Removed.Count);
    }

    /// <summary>
    /// A SELECT of all columns of the quarantine table for the rows of <paramref name="coming"/>, a relation with the compared columns: their file and line
    /// are added. A ragged record is not a row of the source and is found by its text; of several copies the last ones enter.
    /// </summary>
    private string Complete(string coming)
    {
        var sql = run.Sql;
        var ragged = RaggedRows.Current(run, t.Source.Name);
        var (content, raggedContent) = (sql.ContentHash(t.RawColumns), sql.ContentHash([QuarantineColumns.Reason]));
        return $"""
            select {sql.List("c", _compared)}, {run.Now} as {QuarantineColumns.EnteredAt}, p.file as _file, p.line as _line
            from (
                select k.*, row_number() over (partition by _content order by 1) as _nth from (
                    select {Compared}, case when failure_reason in (select failure_reason from {ragged} as r) then {raggedContent} else {content} end as _content
                    from {coming} as n) as k) as c
            left join (
                {PositionTable.NewestFirst(run, t.Source.Name, $"select {content} from {coming} as m")}
                union all
                select {raggedContent}, file, line, row_number() over (partition by failure_reason order by line desc) from {ragged} as r) as p
            on p.content = c._content and p._nth = c._nth
            """;
    }
}
