using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Differences;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>Moves rows into quarantine and out of it according to a change set; rows that stay keep the time at which they entered.</summary>
internal sealed class QuarantineChanges(SqlSession session, StagingTables t, ChangeSets changes, DateTime runAt)
{
    /// <summary>Applies the change.</summary>
    public ModelChange Apply(bool areRowsHeld)
    {
        var table = Sql.Table(t.Quarantine);
        var difference = Sql.Temp("difference", t.Quarantine.Name);
        FindDifference(difference, areRowsHeld);
        var (leaving, coming) = session.Rows(
            $"select coalesce(-sum(_copies) filter (where _copies < 0), 0)::bigint, coalesce(sum(_copies) filter (where _copies > 0), 0)::bigint from {difference}",
            static r => (r.GetInt64(0), r.GetInt64(1)))[0];
        if (leaving + coming > 0)
            Apply(table, difference, areLeaving: leaving > 0);
        session.Execute($"drop table {difference}");
        return new ModelChange(session.Scalar<long>($"select count(*) from {table}"), coming, 0, leaving);
    }

    private void FindDifference(string difference, bool areRowsHeld)
    {
        var columns = Sql.List(t.RawColumns);
        var received = Sql.List(t.Received);
        var nothing = string.Join(", ", t.RawColumns.Select(_ => "null"));
        var held = areRowsHeld
            ? $"select {received}, h._reason, 1 from {t.Held} as h semi join {t.Keys} as k on {Sql.SameKey("h", "k", t.Key)} where h._reason is not null union all"
            : "";
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(difference)} as
            select {columns}, failure_reason, sum(_sign)::bigint as _copies from (
                select {string.Join(", ", t.RawColumns.Select(c => $"{Sql.Name("_raw_" + c)} as {Sql.Name(c)}"))}, _failure_reason as failure_reason, _sign
                from {t.Classified} where _failure_reason is not null
                union all
                {held}
                select {received}, _reason, -1 from {t.HeldBefore} where _reason is not null
                union all
                select {nothing}, failure_reason, _sign from {RaggedRowTable.Changes(t.Source.Name)})
            group by {columns}, failure_reason having sum(_sign) <> 0
            """);
    }

    private void Apply(string table, string difference, bool areLeaving)
    {
        var columns = t.RawColumns.Append("failure_reason").ToList();
        var leaving = Sql.Temp("leaving", t.Quarantine.Name);
        var rows = MultisetDifference.Leaving(columns, QuarantinePositions.Columns, difference, TableRows.Stored(t.Quarantine));
        session.Execute($"create or replace temp table {Sql.Unqualified(leaving)} as {rows}");
        var gone = $"select * exclude (_rowid) from {leaving}";
        session.Execute($"delete from {table} where rowid in (select _rowid from {leaving})");
        if (areLeaving)
            PastRows.Keep(session, t.Quarantine, gone, runAt);
        var coming = new QuarantinePositions(session, t, runAt).Complete(MultisetDifference.Coming(difference));
        session.Execute($"insert into {table} ({Sql.List(columns.Concat(QuarantinePositions.Columns))}) {coming}");
        changes.Add(t.Quarantine, gone, coming);
        session.Execute($"drop table {leaving}");
    }
}
