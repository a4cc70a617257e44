using System.Data.Common;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.State;

/// <summary>Asks the server what is in the catalog.</summary>
internal sealed class Catalog(SqlSession session, SparkDialect sql)
{
    /// <summary>The tables and views of a schema; none when it does not exist.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(string schema)
    {
        try
        {
            return await session.RowsAsync("show tables in " + sql.Qualifier(schema), static r => r.GetString(1));
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return [];
        }
    }

    /// <summary>Creates the schemas that are missing. Those that are there are left alone: the right to create schemas may be missing, too.</summary>
    public async Task CreateSchemasAsync()
    {
        var existing = (await session.RowsAsync("show schemas in " + SparkNames.Quoted(sql.Names.Catalog), static r => r.GetString(0))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var schema in SparkNames.Schemas.Where(s => !existing.Contains(sql.Names.SchemaPrefix + s)))
            await session.ExecuteAsync("create schema if not exists " + sql.Qualifier(schema));
    }

    /// <summary>A table or view as it is now; null when there is none.</summary>
    public async Task<PublishedTable?> LookAsync(string schema, string table)
    {
        try
        {
            var rows = await session.RowsAsync(
                $"describe table extended {sql.Qualifier(schema)}.{sql.Name(table)}", static r => (Name: r.GetString(0), Type: r.IsDBNull(1) ? "" : r.GetString(1)));
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
    public async Task<long> VersionAsync(string schema, string table) =>
        await session.RowAsync($"describe history {sql.Qualifier(schema)}.{sql.Name(table)} limit 1", static r => r.GetInt64(0));
}
