using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Decides for each key what happens to its valid rows: one row is staged, copies are collapsed into one, different rows are held back, and
/// rows that contradict the history are held back, too.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="t">The tables.</param>
/// <param name="rows">A relation of all valid rows of the keys in question, aliased <c>c</c>.</param>
internal sealed class StagedKeys(SqlSession session, StagingTables t, string rows)
{
    /// <summary>The beginning of the reason of a row that contradicts a history; old quarantine tables have no other mark of it.</summary>
    public const string Contradicts = "Contradicts ";

    /// <summary>
    /// Finds the keys that rows share, with the number of rows and of different contents. Two steps, because counting different
    /// contents is slow and few keys repeat.
    /// </summary>
    public void FindRepeated() => session.Execute($"""
        create or replace temp table {Sql.Unqualified(t.Repeated)} as
        with repeated as (select {Sql.List("c", t.Key)} from {rows} group by {Sql.List("c", t.Key)} having count(*) > 1)
        select {Sql.List("c", t.Key)}, count(*) as _rows, count(distinct ({Sql.List("c", t.Values)}, 0)) as _contents
        from {rows} semi join repeated as r on {Sql.SameKey("c", "r", t.Key)}
        group by {Sql.List("c", t.Key)}
        """);

    /// <summary>Collects the rows to stage: of copies, one with the earliest time of arrival.</summary>
    public void CollectStaged()
    {
        var earliest = t.Columns.Select(c => t.LoadedAt.Contains(c) ? $"min(c.{Sql.Name(c)}) as {Sql.Name(c)}" : Sql.Column("c", c));
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Staged)} as
            select {Sql.List("c", t.Columns)}
            from {rows} anti join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)}
            union all
            select {string.Join(", ", earliest)}
            from {rows} semi join (select * from {t.Repeated} where _contents = 1) as r on {Sql.SameKey("c", "r", t.Key)}
            group by {Sql.List("c", t.Columns.Except(t.LoadedAt))}
            """);
    }

    /// <summary>
    /// Removes the rows with other values than a version of the same key and business time, unless a tie-break decides between
    /// them.
    /// </summary>
    public void TakeOutContradictions(StepMode mode)
    {
        session.Execute($"create or replace temp table {Sql.Unqualified(t.Contradicted)} as select {t.KeyList}, '' as _reason from {t.Staged} limit 0");
        if (mode == StepMode.Recleaned)
            return;
        foreach (var history in t.Histories)
            FindContradictions(history, (SnapshotBody)history.Body);
        if (t.Histories.Count > 0)
            session.Execute($"delete from {t.Staged} as s where exists (from {t.Contradicted} as x where {Sql.SameKey("x", "s", t.Key)})");
    }

    /// <summary>
    /// The valid rows that are not simply staged, with <c>_reason</c> and the name of its <see cref="QuarantineKind"/> in <c>_kind</c>: NULL
    /// for a staged row and its copies.
    /// </summary>
    public string SelectHeld() => $"""
        select {Sql.List("c", t.Columns)}, {Sql.List("c", t.Received)},
            case when x._reason is not null then x._reason
                when r._contents > 1 then 'Duplicate {string.Join(", ", t.Key)}: ' || r._rows || ' conflicting rows' end as _reason,
            case when x._reason is not null then '{nameof(QuarantineKind.Contradiction)}' when r._contents > 1 then '{nameof(QuarantineKind.Conflict)}' end as _kind
        from {rows}
            left join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)}
            left join {t.Contradicted} as x on {Sql.SameKey("c", "x", t.Key)}
        where r._rows is not null or x._reason is not null
        """;

    private void FindContradictions(ModelDefinition history, SnapshotBody body)
    {
        var compared = t.Values.Except(history.Key).Except([body.UpdatedAt!]);
        var isTied = body.TieBreak is { } tieBreak ? $"{Sql.Column("s", tieBreak)} is not distinct from {Sql.Column("v", tieBreak)}" : "true";

        // The record of a deletion has the run's time and the values of the version that it ends.
        var isVersion = body.HardDeletes == HardDeletes.NewRecord ? "not v.dbt_is_deleted" : "true";

        // A row that loses against another row of this batch does not contradict the version that wins.
        var isBeaten = body.TieBreak is { } column
            ? $"exists (from {t.Staged} as o where {Sql.SameKey("o", "s", history.Key.Append(body.UpdatedAt!))} and {Sql.Column("o", column)} > {Sql.Column("s", column)})"
            : "false";
        session.Execute($"""
            insert into {t.Contradicted}
            select {Sql.List("s", t.Key)}, '{Contradicts}{history.Name}: other values with the same {body.UpdatedAt}'
            from {t.Staged} as s
                join (select * from {Sql.Table(history)} as v semi join {t.Staged} as s on {Sql.SameKey("v", "s", history.Key)} where {isVersion}
                    qualify row_number() over (partition by {Sql.List("v", history.Key)}, v.dbt_updated_at order by v.dbt_valid_from desc) = 1) as v
                on {Sql.SameKey("v", "s", history.Key)} and v.dbt_updated_at = {Sql.Column("s", body.UpdatedAt!)}
            where {isTied} and not {isBeaten} and ({Sql.Differs("s", "v", compared)})
                and not exists (from {t.Contradicted} as x where {Sql.SameKey("x", "s", t.Key)})
            """);
    }
}
