using System.Data.Common;
using System.Text.Json;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>Publications whose marker is in the row of the lock.</summary>
internal sealed class LockedDatabase(SqlSession session, SessionGroup sessions, SparkDialect sql, Lease lease, IRunPlace place) : IMarkedDatabase
{
    private readonly Catalog _catalog = new(session, sql);
    private IReadOnlyList<StoredTable> _own = [];

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<StoredTable> own)
    {
        _own = own;
        var stored = (await lease.StateAsync()).Tables;
        foreach (var table in own.Where(t => stored.Find(t.Schema, t.Name) is null))
            await session.ExecuteAsync(sql.CreateTable(table, replaces: false));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenPublication>> OpenAsync() => (await lease.StateAsync()).Marker is { } marker
        ? [JsonSerializer.Deserialize(marker, StoredTablesJson.Default.OpenPublication)!]
        : [];

    /// <inheritdoc/>
    public async Task RefuseForeignChangesAsync(IEnumerable<StoredTable>? tables)
    {
        var stored = (await lease.StateAsync()).Tables;
        var names = tables?.Select(t => (t.Schema, t.Name)).ToHashSet();
        var moved = await new ForeignChanges(sessions, sql).RefuseAsync(stored.All.Where(t => names is null || names.Contains((t.Schema, t.Table))));
        if (moved.Count > 0)
            await StoreAsync(stored.With(moved));
    }

    /// <inheritdoc/>
    public Task KeepLockAsync() => lease.KeepAsync();

    /// <inheritdoc/>
    public Task MarkAsync(OpenPublication publication)
    {
        var marker = JsonSerializer.Serialize(publication, StoredTablesJson.Default.OpenPublication);
        return lease.ChangeAsync($"marker = {sql.Text(marker)}", state => state with { Marker = marker });
    }

    /// <inheritdoc/>
    public async Task UnmarkAsync(OpenPublication publication)
    {
        var state = await lease.StateAsync();
        if (state.Marker is null)
            return;
        var published = await PublishedAsync(publication, state.Tables);
        var tables = state.Tables.With(published);
        await lease.ChangeAsync(
            $"marker = null, run_id = {sql.Text(publication.RunId)}, tables = {sql.Text(tables.ToJson())}",
            s => s with { Marker = null, RunId = publication.RunId, Tables = tables });
    }

    /// <inheritdoc/>
    public async Task<bool> TryUndoAsync(OpenPublication publication)
    {
        var stored = (await lease.StateAsync()).Tables;
        if (await new Restoration(session, sql).TryAsync(publication, stored) is not { } restored)
            return false;
        await StoreAsync(stored.With(restored), ", marker = null");
        return true;
    }

    /// <inheritdoc/>
    public Task<PublishedTable?> LookAsync(string schema, string table) => _catalog.LookAsync(schema, table);

    /// <inheritdoc/>
    public Task ClearWorkingAsync() => place.RemoveOthersAsync();

    /// <inheritdoc/>
    public string ReplaceRows(StoredTable table, string query)
    {
        var columns = sql.List(table.Columns.Concat(sql.IdentityOf(table).Hidden).Select(c => c.Name));
        return $"insert overwrite {sql.Table(table)} ({columns}) select {columns} from ({query}) as _q";
    }

    /// <inheritdoc/>
    public string Drop(StoredTable table, bool isView) => $"drop {(isView ? "view" : "table")} {sql.Table(table)}";

    private Task StoreAsync(StoredTables tables, string more = "") => lease.ChangeAsync(
        $"tables = {sql.Text(tables.ToJson())}{more}", s => s with { Marker = more.Length > 0 ? null : s.Marker, Tables = tables });

    /// <summary>The tables of a publication that is complete, and the pipeline's own tables that were not recorded yet.</summary>
    private async Task<IReadOnlyList<(string Schema, string Table, StoredVersion? Version)>> PublishedAsync(OpenPublication publication, StoredTables before)
    {
        var told = (publication.Tables ?? []).ToDictionary(t => (t.Schema, t.Table));
        var own = _own.ToDictionary(t => (t.Schema, Table: t.Name));
        var found = new List<(string Schema, string Table, StoredVersion? Version)>();
        var names = publication.Steps.Select(s => (s.Schema, s.Table)).Union(own.Keys.Where(t => before.Find(t.Schema, t.Table) is null));
        await sessions.ForEachAsync([.. names], async (on, name) =>
        {
            var version = told.TryGetValue(name, out var table) ? await VersionAsync(on, publication, table)
                : own.TryGetValue(name, out var state) ? new(await VersionAsync(on, name), IsView: false, [.. state.Columns.Concat(sql.IdentityOf(state).Hidden).Select(c => c.Name)])
                : await FoundAsync(on, name);
            if (version is null or { IsView: true } && before.Find(name.Schema, name.Table) is { IsView: false })
                TableFolder.Remove(sql.Names, name.Schema, name.Table);
            lock (found)
                found.Add((name.Schema, name.Table, version));
        });
        return found;
    }

    private async Task<StoredVersion> VersionAsync(SqlSession on, OpenPublication publication, PublicationTable table) => table.IsView
        ? new(-1, IsView: true, table.Columns, null, publication.Steps.Last(s => s.Schema == table.Schema && s.Table == table.Table).Sql)
        : new(await VersionAsync(on, (table.Schema, table.Table)), IsView: false, table.Columns, table.Rows);

    private Task<long> VersionAsync(SqlSession on, (string Schema, string Table) name) => new Catalog(on, sql).VersionAsync(name.Schema, name.Table);

    /// <summary>A table of a marker of an earlier version, which does not tell its columns.</summary>
    private async Task<StoredVersion?> FoundAsync(SqlSession on, (string Schema, string Table) name) =>
        await new Catalog(on, sql).LookAsync(name.Schema, name.Table) is { } found
            ? new(found.IsView ? -1 : await VersionAsync(on, name), found.IsView, [.. found.Columns])
            : null;
}
