using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>
/// Applies a file that has only the rows that changed: its rows replace all stored rows of the same key. The key is compared without white
/// space at its ends; rows without a key replace nothing.
/// </summary>
internal sealed class DeltaBatch(StepContext run, SourceBody source, StoredTable table, SourceColumns columns, ChangeCapture capture, SequenceMemory? memory)
{
    /// <summary>The rows of the file that had no effect, because a row of their key with a higher sequence is known.</summary>
    public long Superseded { get; private set; }

    /// <summary>Applies the file.</summary>
    public async Task<ChangeSet> ApplyAsync(IIncomingRows incoming, bool isEmpty)
    {
        var scope = run.Working.Begin();
        var isIgnored = source.OperationColumn is { } operation && source.IgnoreValues.Count > 0 ? IsAmong(operation, source.IgnoreValues) : null;
        var rows = isIgnored is null ? incoming.Rows : $"(select {columns.Fields}, _at from {incoming.Rows} as i where not ({isIgnored}))";
        string? superseded = null;
        if (memory is not null)
        {
            var highest = await scope.KeepAsync("highest", table.Name, memory.Highest(rows));
            superseded = await scope.KeepAsync("superseded", table.Name, memory.Superseded(highest));
            await memory.TakeAsync(highest, superseded);
            Superseded = await run.Session.CountAsync($"(select 1 from {rows} as i where not {columns.HasNoKey}) as n")
                - await run.Session.CountAsync($"({WithLatest(rows, superseded)} select 1 from latest) as n");
        }

        var effective = source.OperationColumn is not null || source.SequenceColumn is not null
            ? await scope.KeepAsync("survivors", table.Name, SelectSurvivors(rows, superseded))
            : rows;
        // A superseded row says nothing about its key, so it must not replace the stored rows of it.
        var named = superseded is null ? rows : $"(select n.* from (select i.*, {columns.FullKeyExpressions} from {rows} as i) as n anti join {superseded} as s on {columns.SameKey("n", "s")})";
        // One scan of the table; the next statements read the few rows that it finds. Stored rows without a key take part so that an
        // identical one is not stored again; they never leave.
        var stored = isEmpty
            ? run.Tables.Stored(table)
            : await scope.KeepAsync("scope", table.Name, $"""
                select {run.Tables.Identity(table).List("k")}, {run.Sql.List("k", run.Tables.StoredColumns(table))}
                from (select s.*, {columns.FullKeyExpressions} from {run.Tables.Stored(table)} as s) as k
                    semi join ({(superseded is null ? $"select {columns.FullKeyExpressions} from {rows} as i" : $"select {columns.Keys} from {named} as i")}) as i on {columns.SameKey("k", "i")}
                """);
        var change = await capture.ApplyAsync(effective, stored, $"not {columns.HasNoKey}", isEmpty);
        await scope.EndAsync();
        return change;
    }

    /// <summary>Of the rows of one key, those with the highest sequence; of these, those after the last deletion.</summary>
    private string SelectSurvivors(string rows, string? superseded) =>
        $"""
        {WithLatest(rows, superseded)},
        deleted as (select {columns.Keys}, max(_at) as _deleted_at from latest where _is_deletion group by {columns.Keys})
        select {columns.FieldsOf("l")}, l._at from latest as l left join deleted as d on {columns.SameKey("l", "d")}
        where not l._is_deletion and (d._deleted_at is null or l._at > d._deleted_at)
        union all
        select {columns.Fields}, _at from keyed where _no_key
        """;

    /// <summary>The beginning of a query: the rows of the file with their keys, <c>keyed</c>, and those with a key that count, <c>latest</c>.</summary>
    private string WithLatest(string rows, string? superseded)
    {
        var counts = superseded is null ? "" : $" anti join {superseded} as p on {columns.SameKey("a", "p")}";
        return $"""
            with keyed as (
                select i.*, {columns.KeyExpressions}, {columns.HasNoKey} as _no_key, {IsDeletion} as _is_deletion
                from {rows} as i),
            latest as (select a.* from ({SelectLatest()}) as a{counts})
            """;
    }

    /// <summary>
    /// The rows with the highest sequence of each key. If all sequences of a key are whole numbers, they are compared as numbers of any length (the
    /// longer is the greater), otherwise as text. A row without a sequence comes before all others.
    /// </summary>
    private string SelectLatest() => source.SequenceColumn is not { } column
        ? "select * from keyed where not _no_key"
        : $"""
          with trimmed as (select k.*, {columns.Trimmed(column)} as _sequence from keyed as k where not _no_key),
          digits as (select t.*, trim(leading '0' from _sequence) as _digits, {run.Sql.IsWholeNumber("_sequence")} as _is_number from trimmed as t),
          sequenced as (
              select d.*, case when _is_number then lpad({run.Sql.Digits("length(_digits)")}, 10, '0') || _digits end as _number from digits as d),
          highest as (
              select {columns.Keys}, count(_number) = count(_sequence) as _by_number, max(_number) as _highest_number,
                  max(_sequence) as _highest_sequence
              from sequenced group by {columns.Keys})
          select s.* from sequenced as s join highest as h on {columns.SameKey("s", "h")}
          where case when h._by_number then s._number is not distinct from h._highest_number
              else s._sequence is not distinct from h._highest_sequence end
          """;

    private string IsDeletion => source.OperationColumn is { } column ? IsAmong(column, source.DeleteValues) : "false";

    /// <summary>Whether a row's operation is one of <paramref name="codes"/>; the empty code means no code.</summary>
    private string IsAmong(string column, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
            return "false";
        var values = SourceBody.Compared(codes).Select(run.Sql.Text);
        return $"coalesce({run.Sql.LowerCode(columns.Trimmed(column))}, '') in ({string.Join(", ", values)})";
    }
}
