using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>Fills an empty snapshot: every staged row is the first version of its key, and there is nothing to compare.</summary>
internal sealed class FirstVersions(SqlSession session, SnapshotTables t, DateTime runAt)
{
    /// <summary>Writes one version per staged row.</summary>
    public VersionChanges Write()
    {
        var now = Sql.Timestamp(runAt);
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp ? Sql.Name(t.Body.UpdatedAt!) : now;
        var validFrom = t.Body.IsBusinessTime ? updatedAt : now;
        var flag = t.HasDeletedFlag ? "false, " : "";
        var rows = session.Execute($"""
            insert into {t.Table} ({Sql.List(t.AllColumns)})
            select {ScdId.Expression(t.Key, validFrom)}, {updatedAt}, {validFrom}, {t.OpenEnd}, {flag}{Sql.List(t.Columns)} from {t.StagingTable}
            """);
        if (t.Body.IsBusinessTime && rows > 0)
            PastRows.Keep(session, t.Snapshot, "select null::varchar as dbt_scd_id", runAt);
        return new VersionChanges(new ModelChange(rows, rows, 0, 0), 0, "", "", []);
    }
}
