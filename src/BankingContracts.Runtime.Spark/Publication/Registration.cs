using System.Data.Common;
using System.Text.Json;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>
/// Gives tables their names back where a catalog forgot them: the catalog of a Connect server may be in its memory, and end with it. The tables are still in their
/// folders. The lock is registered last, so that whoever finds it in the catalog finds all others there, too.
/// </summary>
internal sealed class Registration(SqlSession session, SparkDialect sql)
{
    private readonly Dictionary<string, string> _places = [];

    /// <summary>Registers the tables that are in their folders; nothing where the folders have none.</summary>
    /// <returns>Whether there is a database.</returns>
    public async Task<bool> RegisterAsync()
    {
        var table = LockTable.Of(sql);
        if (await FolderAsync(table.Schema, table.Name) is not { } folder || !await HasRowsAsync(folder))
            return false;
        await new Catalog(session, sql).CreateSchemasAsync();
        var state = await new LockTable(session, sql).ReadAsync(PathOf(folder));
        foreach (var (schema, name) in state is null ? [] : TablesOf(state))
            await RegisterAsync(schema, name);
        foreach (var view in state?.Tables.All.Select(t => t.Version.ViewSql).OfType<string>() ?? [])
            await session.ExecuteAsync(view);
        await RegisterAsync(table.Schema, table.Name);
        return true;
    }

    /// <summary>Registers a table, if its folder has one. An empty folder would become a table without columns.</summary>
    private async Task RegisterAsync(string schema, string table)
    {
        if (await FolderAsync(schema, table) is { } folder && await HasRowsAsync(folder))
            await session.ExecuteAsync($"create table if not exists {sql.Qualifier(schema)}.{sql.Name(table)} using delta location {sql.Text(folder)}");
    }

    /// <summary>The stored tables, and those that an open publication creates.</summary>
    private static IEnumerable<(string Schema, string Table)> TablesOf(LockState state)
    {
        var stored = state.Tables.All.Where(t => !t.Version.IsView).Select(t => (t.Schema, t.Table));
        var marker = state.Marker is null ? null : JsonSerializer.Deserialize(state.Marker, StoredTablesJson.Default.OpenPublication);
        return stored.Union(marker?.Steps.Select(s => (s.Schema, s.Table)) ?? []);
    }

    private async Task<bool> HasRowsAsync(string folder)
    {
        try
        {
            await session.RowsAsync($"select 1 from {PathOf(folder)} limit 0", static r => r.GetInt32(0));
            return true;
        }
        catch (DbException e) when (SparkError.Of(e).IsOfServer)
        {
            return false;
        }
    }

    /// <summary>The folder of a table: where the settings say, or in the folder of its schema; null where the catalog tells no folder.</summary>
    private async Task<string?> FolderAsync(string schema, string table)
    {
        if (sql.Names.Location is not null)
            return sql.Names.Folder(schema, table);
        if (!_places.TryGetValue(schema, out var place))
        {
            _places[schema] = place = await new Catalog(session, sql).FolderAsync(schema);
        }

        return place.Length == 0 ? null : $"{place}/{table}";
    }

    private static string PathOf(string folder) => $"delta.{SparkNames.Quoted(folder)}";
}
