using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>Brings tables back to the versions before a publication that cannot be completed.</summary>
internal sealed class Restoration(SqlSession session, SparkDialect sql)
{
    private readonly Catalog _catalog = new(session, sql);

    /// <summary>Restores the tables that a publication changes. It may be repeated.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="before">The tables before it.</param>
    /// <returns>The tables with their versions after it; null where a table cannot be brought back.</returns>
    public async Task<IReadOnlyList<(string Schema, string Table, StoredVersion? Version)>?> TryAsync(OpenPublication publication, StoredTables before)
    {
        var restored = new List<(string Schema, string Table, StoredVersion? Version)>();
        foreach (var (schema, table) in publication.Steps.Select(s => (s.Schema, s.Table)).Distinct())
        {
            var stored = before.Find(schema, table);
            if (!await TryAsync(schema, table, stored))
                return null;
            restored.Add((schema, table, stored is { IsView: false } ? stored with { Version = await _catalog.VersionAsync(schema, table) } : stored));
        }

        return restored;
    }

    private async Task<bool> TryAsync(string schema, string table, StoredVersion? before)
    {
        var (name, now) = ($"{sql.Qualifier(schema)}.{sql.Name(table)}", await _catalog.LookAsync(schema, table));
        switch (before, now)
        {
            case (null, null):
                return true;
            case (null, { IsView: true }):
                await session.ExecuteAsync("drop view " + name);
                return true;
            case (null, _):
                // Dropping would leave the files of a table that has a place of its own. The next run creates the table again.
                await session.ExecuteAsync("delete from " + name);
                return true;
            case ({ IsView: true, ViewSql: { } view }, _):
                if (now is { IsView: false })
                    await session.ExecuteAsync("drop table " + name);
                await session.ExecuteAsync(view);
                return true;
            case ({ IsView: false }, { IsView: false }):
                await session.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"restore table {name} to version as of {before.Version}"));
                return true;
            default:
                // A table that was dropped cannot be brought back, and of a view the query must be known.
                return false;
        }
    }
}
