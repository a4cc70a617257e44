using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>Finds the file and the line of rows that enter quarantine.</summary>
internal sealed class QuarantinePositions
{
    /// <summary>The columns by which rows are not compared: the run in which a row entered, and the place where it was received.</summary>
    public static readonly IReadOnlyList<string> Columns = ["quarantined_at", "_file", "_line"];

    private readonly StagingTables _tables;
    private readonly DateTime _runAt;

    public QuarantinePositions(SqlSession session, StagingTables tables, DateTime runAt)
    {
        (_tables, _runAt) = (tables, runAt);
        PositionTable.Prepare(session, tables.Source.Name);
    }

    /// <summary>
    /// A SELECT of all columns of the quarantine table for the rows of <paramref name="coming"/>, a relation with the other columns. A ragged
    /// record is not a row of the source and is found by its text; of several copies the last ones enter.
    /// </summary>
    public string Complete(string coming)
    {
        var fields = Sql.List(_tables.RawColumns);
        var ragged = $"from pipeline.ragged_rows where source = {Sql.Text(_tables.Source.Name)}";
        return $"""
            select {Sql.List("c", _tables.RawColumns)}, c.failure_reason, {Sql.Timestamp(_runAt)} as quarantined_at, p.file as _file, p.line as _line
            from (
                select *, row_number() over (partition by _content) as _nth from (
                    select {fields}, failure_reason,
                        if(failure_reason in (select failure_reason {ragged}), hash(failure_reason), {PositionTable.Content(fields)}) as _content
                    from {coming})) as c
            left join (
                select content, file, line, row_number() over (partition by content order by _order desc) as _nth from (
                    select content, file, line, rowid as _order from {PositionTable.Name(_tables.Source.Name)}
                    where content in (select {PositionTable.Content(fields)} from {coming})
                    union all
                    select hash(failure_reason), file, line, line {ragged})) as p
            on p.content = c._content and p._nth = c._nth
            """;
    }
}
