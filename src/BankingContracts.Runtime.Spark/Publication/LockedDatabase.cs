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
internal sealed class LockedDatabase(SqlSession session, SparkDialect sql, Lease lease, IRunPlace place) : IMarkedDatabase
{
    private readonly Catalog _catalog = new(session, sql);

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<StoredTable> own)
    {
        var existing = (await _catalog.TablesAsync(SqlDialect.StateSchema)).ToHashSet();
        foreach (var table in own.Where(t => !existing.Contains(t.Name)))
            await session.ExecuteAsync(sql.CreateTable(table, replaces: false));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenPublication>> OpenAsync() => (await lease.ReadAsync()).Marker is { } marker
        ? [JsonSerializer.Deserialize(marker, StoredTablesJson.Default.OpenPublication)!]
        : [];

    /// <inheritdoc/>
    public Task MarkAsync(OpenPublication publication) =>
        lease.ChangeAsync($"marker = {sql.Text(JsonSerializer.Serialize(publication, StoredTablesJson.Default.OpenPublication))}");

    /// <inheritdoc/>
    public async Task UnmarkAsync(OpenPublication publication)
    {
        var state = await lease.ReadAsync();
        if (state.Marker is null)
            return;
        var tables = state.Tables.Tables.ToDictionary();
        foreach (var (schema, table) in publication.Steps.Select(s => (s.Schema, s.Table)).Distinct())
        {
            var key = StoredTables.KeyOf(schema, table);
            if (await _catalog.LookAsync(schema, table) is { } found)
                tables[key] = new StoredVersion(found.IsView ? -1 : await _catalog.VersionAsync(schema, table), found.IsView, [.. found.Columns]);
            else if (tables.Remove(key))
                TableFolder.Remove(sql.Names, schema, table);
        }

        await lease.ChangeAsync($"marker = null, run_id = {sql.Text(publication.RunId)}, tables = {sql.Text(new StoredTables(tables).ToJson())}");
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
}
