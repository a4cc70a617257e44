using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>Fills an empty snapshot: every staged row is the first version of its key, and there is nothing to compare.</summary>
internal sealed class FirstVersions(StepContext run, SnapshotTables t)
{
    /// <summary>Leaves one version for each staged row.</summary>
    public async Task<VersionChanges> OpenAsync()
    {
        var sql = run.Sql;
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp ? sql.Name(t.Body.UpdatedAt!) : run.Now;
        var validFrom = t.Body.IsBusinessTime ? updatedAt : run.Now;
        var flag = t.HasDeletedFlag ? "false as dbt_is_deleted, " : "";
        await run.Tables.LeaveWholeAsync(t.Table, $"""
            select {t.IdAt(validFrom)} as dbt_scd_id, {updatedAt} as dbt_updated_at, {validFrom} as dbt_valid_from, {t.OpenEnd} as dbt_valid_to, {flag}{sql.List(t.Columns)}{t.NothingRetired}
            from {t.StagingRows} as s
            """);
        var rows = await run.Tables.CountAsync(t.Table);
        return new VersionChanges(new ModelChange(rows, rows, 0, 0), 0, "", "");
    }
}
