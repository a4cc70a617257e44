using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Cleans the rows of a source's change set. The result for a key depends on all its valid rows: those outside the change set are in
/// the staging table, or in the held rows if a key has several.
/// </summary>
internal sealed class ChangedStaging(SqlSession session, StagingTables t, ChangeSets changes, DateTime runAt)
{
    /// <summary>Runs the step; leaves the touched keys and their staged rows for the snapshots.</summary>
    public StagingOutcome Stage(StagingTotals before)
    {
        Classify();
        FindTouched();
        CollectRows();
        var keys = new StagedKeys(session, t, t.Rows + " as c");
        keys.FindRepeated();
        keys.CollectStaged();
        keys.TakeOutContradictions(StepMode.Changes);
        session.Execute($"delete from {t.Held} as h where exists (from {t.HeldBefore} as b where {Sql.SameKey("b", "h", t.Key)})");
        var held = session.Execute($"insert into {t.Held} {keys.SelectHeld()}");

        var staging = new StagingChanges(session, t, changes).Apply();
        var quarantine = new QuarantineChanges(session, t, changes, runAt).Apply(held > 0);
        var totals = new StagingAccounts(session, t).Changed(before);
        foreach (var table in new[] { t.Classified, t.Rows, t.Repeated, t.Contradicted, t.HeldBefore })
            session.Execute($"drop table {table}");
        return new StagingOutcome(staging, quarantine, totals);
    }

    private void Classify()
    {
        var file = changes.OfFile(t.Source.Name);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Classified)} as
            select 1 as _sign, * from ({t.Classify(file.Added, runAt)})
            union all
            select -1, * from ({t.Classify(file.Removed, runAt)})
            """);
    }

    private void FindTouched()
    {
        // A part of the key is enough: the key of a snapshot may leave out the business time, and a row may be wrong only there.
        var hasKey = string.Join(" or ", t.Key.Select(k => $"{Sql.Name(k)} is not null"));
        session.Execute($"create or replace temp table {Sql.Unqualified(t.Touched)} as select distinct {t.KeyList} from {t.Classified} where {hasKey}");
        session.Execute($"create or replace temp table {Sql.Unqualified(t.Keys)} as select distinct {t.KeyList} from {t.Classified} where _failure_reason is null");
        foreach (var history in t.Histories.Where(h => ((SnapshotBody)h.Body).TieBreak is not null))
            TouchContradicting(history);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Before)} as
            select s.rowid as _rowid, s.* from {t.Table} as s semi join {t.Touched} as k on {Sql.SameKey("s", "k", t.Key)}
            """);
        session.Execute($"create or replace temp table {Sql.Unqualified(t.HeldBefore)} as from {t.Held} as h semi join {t.Keys} as k on {Sql.SameKey("h", "k", t.Key)}");
    }

    /// <summary>New rows may replace a version that other rows contradicted, so the keys of those rows are checked again.</summary>
    private void TouchContradicting(ModelDefinition history)
    {
        var waiting = $"""
            select distinct {Sql.List("h", t.Key)} from {t.Held} as h semi join {t.Keys} as k on {Sql.SameKey("k", "h", history.Key)}
            where h._kind = '{nameof(QuarantineKind.Contradiction)}'
            """;
        session.Execute($"insert into {t.Keys} {waiting} and not exists (from {t.Keys} as x where {Sql.SameKey("x", "h", t.Key)})");
        session.Execute($"insert into {t.Touched} {waiting} and not exists (from {t.Touched} as x where {Sql.SameKey("x", "h", t.Key)})");
    }

    /// <summary>
    /// The valid rows of the keys now. A single row that stays has no columns as received. They are read from the source
    /// only if another row joins it, because only then they are needed.
    /// </summary>
    private void CollectRows()
    {
        var columns = t.Columns.Concat(t.Received).ToList();
        var joined = Sql.Temp("joined", t.Staging.Name);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(joined)} as
            select {Sql.List("b", t.Key)} from {t.Before} as b
                semi join (from {t.Classified} where _failure_reason is null and _sign > 0) as a on {Sql.SameKey("a", "b", t.Key)}
                anti join (from {t.Classified} where _failure_reason is null and _sign < 0) as r on {Sql.SameKey("r", "b", t.Key)}
                anti join {t.HeldBefore} as h on {Sql.SameKey("h", "b", t.Key)}
            """);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Rows)} as
            select {Sql.List("b", t.Columns)}, {string.Join(", ", t.Received.Select(c => $"cast(null as varchar) as {Sql.Name(c)}"))}
            from {t.Before} as b
                semi join {t.Keys} as k on {Sql.SameKey("k", "b", t.Key)}
                anti join (from {t.Classified} where _failure_reason is null) as c on {Sql.SameKey("c", "b", t.Key)}
                anti join {t.HeldBefore} as h on {Sql.SameKey("h", "b", t.Key)}
            union all
            select * exclude (_copies, _copy) from (
                select *, unnest(range(_copies)) as _copy from (
                    select {Sql.List(columns)}, sum(_sign)::bigint as _copies from (
                        select {Sql.List(columns)}, 1 as _sign from {t.HeldBefore}
                        union all
                        select {Sql.List("c", columns)}, c._sign from {t.Classified} as c anti join {joined} as j on {Sql.SameKey("c", "j", t.Key)}
                        where c._failure_reason is null and (c._sign > 0 or exists (from {t.HeldBefore} as h where {Sql.SameKey("h", "c", t.Key)})))
                    group by {Sql.List(columns)} having sum(_sign) > 0))
            """);
        if (session.Scalar<long>($"select count(*) from {joined}") > 0)
        {
            session.Execute($"""
                insert into {t.Rows}
                select {Sql.List("c", columns)} from ({t.Classify(Sql.Table(t.Source), runAt)}) as c semi join {joined} as j on {Sql.SameKey("c", "j", t.Key)}
                where c._failure_reason is null
                """);
        }

        session.Execute($"drop table {joined}");
    }
}
