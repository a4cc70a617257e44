using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.State;

/// <summary>Asks the server what is in the catalog.</summary>
internal sealed class Catalog(SqlSession session, SparkDialect sql)
{
    /// <summary>Creates the schemas that are missing. Those that are there are left alone: the right to create schemas may be missing, too.</summary>
    public async Task CreateSchemasAsync()
    {
        var existing = (await session.RowsAsync("show schemas in " + SparkNames.Quoted(sql.Names.Catalog), static r => r.GetString(0))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var schema in SparkNames.Schemas.Where(s => !existing.Contains(sql.Names.SchemaPrefix + s)))
            await session.ExecuteAsync("create schema if not exists " + sql.Qualifier(schema));
    }

    /// <summary>The folder of a schema; empty where there is none, or the catalog tells none.</summary>
    public async Task<string> FolderAsync(string schema)
    {
        try
        {
            var told = await session.RowsAsync($"describe schema {sql.Qualifier(schema)}", static r => (Name: r.GetString(0), Value: r.IsDBNull(1) ? "" : r.GetString(1)));
            return told.FirstOrDefault(static t => t.Name == "Location").Value ?? "";
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return "";
        }
    }

    /// <summary>A table or view as it is now; null when there is none.</summary>
    public async Task<PublishedTable?> LookAsync(string schema, string table)
    {
        try
        {
            var rows = await session.RowsAsync(
                $"describe table extended {Named(schema, table)}", static r => (Name: r.GetString(0), Type: r.IsDBNull(1) ? "" : r.GetString(1)));
            // An empty name ends the columns; what follows tells of the table.
            var isView = rows.Exists(static r => r is { Name: "Type", Type: "VIEW" });
            return new PublishedTable(isView, rows.TakeWhile(static r => r.Name.Length > 0 && r.Name[0] != '#').Select(static r => r.Name).ToHashSet());
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return null;
        }
    }

    /// <summary>The newest version of a table.</summary>
    public async Task<long> VersionAsync(string schema, string table) => (await CommitsAsync(schema, table, 1))[0].Version;

    /// <summary>The newest commits of a table, the newest first.</summary>
    public Task<List<TableCommit>> CommitsAsync(string schema, string table, long limit) => session.RowsAsync(
        string.Create(CultureInfo.InvariantCulture, $"describe history {Named(schema, table)} limit {limit}"),
        static r => new TableCommit(r.GetInt64(r.GetOrdinal("version")), r.GetString(r.GetOrdinal("operation"))));

    private string Named(string schema, string table) => $"{sql.Qualifier(schema)}.{sql.Name(table)}";
}

/// <summary>A commit of a Delta table.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="Operation">What it did, for example <c>WRITE</c> or <c>OPTIMIZE</c>.</param>
internal sealed record TableCommit(long Version, string Operation);
