using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>Lets the open versions of a retired snapshot go on in a snapshot that has no versions yet. The retired snapshot ends them in the same run.</summary>
/// <param name="run">The run.</param>
/// <param name="t">The tables of the snapshot that goes on.</param>
/// <param name="former">The retired snapshot.</param>
internal sealed class ContinuedVersions(StepContext run, SnapshotTables t, ModelDefinition former)
{
    private const int KeysShown = 10;

    /// <summary>
    /// Opens a version for each open version whose key is not staged: it has no row now, but its key may only be quarantined. A key that is staged begins with its
    /// staged row.
    /// </summary>
    /// <returns>The number of open versions that the retired snapshot had.</returns>
    /// <exception cref="PipelineException">Two versions have the same new key, or one has none.</exception>
    public async Task<long> OpenAsync()
    {
        var (sql, open) = (run.Sql, Open());
        var key = sql.List("o", t.Key);
        var hasNoKey = string.Join(" or ", t.Key.Select(k => $"{sql.Column("o", k)} is null"));
        await RefuseAsync($"select o.* from {open} as o where {hasNoKey}", "have no value for the new key");
        await RefuseAsync($"select * from (select o.*, count(*) over (partition by {key}) as _met from {open} as o) as m where _met > 1", "meet in one new key");
        await AddAsync("true");
        return await run.Session.CountAsync(open + " as o");
    }

    /// <summary>Opens them once more for some keys, after a further file of the run undid what the files before it did to these keys.</summary>
    /// <param name="keys">The relation of the keys; null for all.</param>
    public Task ReopenAsync(string? keys) => AddAsync(keys is null ? "true" : $"exists (select 1 from {keys} as k where {run.Sql.SameKey("k", "o", t.Key)})");

    /// <summary>Removes versions without duration: their keys are gone since the run before.</summary>
    public async Task ForgetGoneAsync()
    {
        var gone = $"{run.Tables.Stored(t.Table)} as v where v.dbt_valid_from = {run.Now} and v.dbt_valid_to = {run.Now}";
        await run.Tables.LeaveAsync(t.Table, $"select {run.Tables.Identity(t.Table).List("v")}, {run.Sql.List("v", t.AllColumns)} from {gone}", null);
    }

    private async Task AddAsync(string condition)
    {
        var (sql, open) = (run.Sql, Open());
        var columns = former.Columns.Select(c => c.Name).ToHashSet();
        var values = t.Snapshot.Columns
            .Where(c => t.Columns.Contains(c.Name) || t.Retired.Any(r => r.Name == c.Name))
            .Select(c => $"cast({(columns.Contains(c.Name) ? sql.Column("o", c.Name) : "null")} as {sql.Type(c.Type)}) as {sql.Name(c.Name)}");
        var updatedAt = t.Body.Strategy == SnapshotStrategy.Timestamp ? $"coalesce({sql.Name(t.Body.UpdatedAt!)}, {run.Now})" : run.Now;
        var flag = t.HasDeletedFlag ? "false as dbt_is_deleted, " : "";
        var rows = $"""
            select {t.IdAt(run.Now)} as dbt_scd_id, {updatedAt} as dbt_updated_at, {run.Now} as dbt_valid_from, {t.OpenEnd} as dbt_valid_to, {flag}k.*
            from (select {string.Join(", ", values)} from {open} as o anti join {t.StagingRows} as s on {sql.SameKey("s", "o", t.Key)} where {condition}) as k
            """;
        await run.Tables.LeaveAsync(t.Table, null, run.Tables.AsNew(t.Table, rows));
        run.Tables.MarkUnknown(t.Table);
    }

    private string Open()
    {
        var before = SnapshotTables.Of(run, former);
        return $"(select * from {run.Tables.Before(before.Table)} as b where {before.IsCurrent})";
    }

    private async Task RefuseAsync(string versions, string fault)
    {
        var count = await run.Session.CountAsync($"({versions}) as c");
        if (count == 0)
            return;
        var names = former.Key.Union(t.Key).ToList();
        var text = run.Sql.Type(new(ColumnKind.Varchar));
        var keys = await run.Session.RowsAsync(
            $"select {string.Join(", ", names.Select(n => $"cast({run.Sql.Name(n)} as {text})"))} from ({versions}) as c order by {string.Join(", ", names.Select((_, i) => i + 1))} limit {KeysShown}",
            r => string.Join(", ", names.Select((n, i) => $"{n} = {(r.IsDBNull(i) ? "NULL" : r.GetString(i))}")));
        var what = count == 1 ? "1 open version" : $"{count} open versions";
        throw PipelineException.BadInput(
            $"{t.Snapshot.Name} cannot continue {former.Name}: {what} {fault} ({string.Join(", ", t.Key)}): {string.Join("; ", keys)}{(count > keys.Count ? "; ..." : "")}. Nothing was changed. Correct these rows first, or choose another unique_key.");
    }
}
