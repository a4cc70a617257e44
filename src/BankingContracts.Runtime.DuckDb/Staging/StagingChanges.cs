using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>Updates the keys of a change set in the staging table.</summary>
internal sealed class StagingChanges(SqlSession session, StagingTables t, ChangeSets changes)
{
    /// <summary>Replaces the rows of the keys by the staged rows.</summary>
    public ModelChange Apply()
    {
        var difference = Sql.Temp("difference", t.Staging.Name);
        var isNew = Sql.Column("n", t.Key[0]) + " is not null";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(difference)} as
            select b._rowid, {isNew} as _is_new, {Sql.List("n", t.Columns)}
            from {t.Staged} as n
                full outer join (from {t.Before} as b semi join {t.Keys} as k on {Sql.SameKey("b", "k", t.Key)}) as b on {Sql.SameKey("n", "b", t.Key)}
            where b._rowid is null or not ({isNew}) or {Sql.Differs("n", "b", t.Columns.Except(t.Key))}
            """);
        var (added, changed, removed) = session.Rows(
            $"select count(*) filter (where _rowid is null), count(*) filter (where _is_new and _rowid is not null), count(*) filter (where not _is_new) from {difference}",
            static r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)))[0];
        if (added + changed + removed > 0)
            Apply(difference);
        session.Execute($"drop table {difference}");
        return new ModelChange(session.Scalar<long>($"select count(*) from {t.Table}"), added, changed, removed);
    }

    private void Apply(string difference)
    {
        var columns = Sql.List(t.Columns);
        var removed = $"select {columns} from {t.Before} where _rowid in (select _rowid from {difference})";
        var added = $"select {columns} from {difference} where _is_new";
        if (t.Staging.HasKeyConstraint)
        {
            session.Execute($"delete from {t.Table} where rowid in (select _rowid from {difference} where not _is_new)");
            session.Execute($"""
                update {t.Table} as s set {string.Join(", ", t.Columns.Except(t.Key).Select(c => $"{Sql.Name(c)} = d.{Sql.Name(c)}"))}
                from {difference} as d where d._is_new and s.rowid = d._rowid
                """);
            session.Execute($"insert into {t.Table} ({columns}) {added} and _rowid is null");
        }
        else
        {
            // A deletion only marks rows. An update would write their columns again at the next checkpoint, also for all rows around them.
            session.Execute($"delete from {t.Table} where rowid in (select _rowid from {difference} where _rowid is not null)");
            session.Execute($"insert into {t.Table} ({columns}) {added}");
        }

        changes.Add(t.Staging, removed, added);
    }
}
