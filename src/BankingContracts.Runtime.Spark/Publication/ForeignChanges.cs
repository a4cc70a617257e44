using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>
/// Looks at the commits after the recorded versions of tables. Maintenance is taken over, and so is whatever left the same rows. Anything else is told, so that it is
/// never overwritten silently.
/// </summary>
internal sealed class ForeignChanges(SessionGroup sessions, SparkDialect sql)
{
    private static readonly string[] Maintenance = ["OPTIMIZE", "VACUUM START", "VACUUM END"];

    /// <summary>Looks at tables.</summary>
    /// <param name="stored">The tables with their recorded versions.</param>
    /// <returns>Those whose rows are the same in a newer version, with this version.</returns>
    /// <exception cref="PipelineException">Somebody else changed one.</exception>
    public async Task<IReadOnlyList<(string Schema, string Table, StoredVersion? Version)>> RefuseAsync(IEnumerable<(string Schema, string Table, StoredVersion Version)> stored)
    {
        var (moved, told) = (new List<(string Schema, string Table, StoredVersion? Version)>(), new List<string>());
        await sessions.ForEachAsync([.. stored.Where(s => !s.Version.IsView)], async (session, table) =>
        {
            var (found, sentence) = await LookAsync(session, table.Schema, table.Table, table.Version);
            lock (moved)
            {
                if (sentence is not null)
                    told.Add(sentence);
                else if (found != table.Version.Version)
                    moved.Add((table.Schema, table.Table, table.Version with { Version = found }));
            }
        });
        return told.Count == 0 ? moved : throw PipelineException.BadInput($"{string.Join(" ", told.Order(StringComparer.Ordinal))} Nothing was changed.");
    }

    private async Task<(long Version, string? Sentence)> LookAsync(SqlSession session, string schema, string table, StoredVersion stored)
    {
        var catalog = new Catalog(session, sql);
        try
        {
            var newest = await catalog.VersionAsync(schema, table);
            if (newest == stored.Version)
                return (newest, null);
            var commits = newest < stored.Version ? [] : await catalog.CommitsAsync(schema, table, newest - stored.Version);
            var isSame = commits.Count > 0 && (commits.All(c => Maintenance.Contains(c.Operation)) || await HasSameRowsAsync(session, schema, table, stored));
            return (newest, isSame ? null : Changed(schema, table, stored, commits));
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return (0, $"Somebody else removed the table {Named(schema, table)}. Bring it back, or remove all schemas of the database and load it again.");
        }
    }

    private async Task<bool> HasSameRowsAsync(SqlSession session, string schema, string table, StoredVersion stored)
    {
        var (name, columns) = ($"{sql.Qualifier(schema)}.{sql.Name(table)}", sql.List(stored.Columns));
        var (now, then) = ($"select {columns} from {name}", string.Create(CultureInfo.InvariantCulture, $"select {columns} from {name} version as of {stored.Version}"));
        try
        {
            return await session.CountAsync($"((({now}) except all ({then})) union all (({then}) except all ({now}))) as d") == 0;
        }
        catch (DbException e) when (SparkError.Of(e).IsOfServer)
        {
            // A column is gone, or the files of the recorded version are.
            return false;
        }
    }

    private string Changed(string schema, string table, StoredVersion stored, List<TableCommit> commits)
    {
        var what = commits.Count == 0 ? "it was created again" : string.Create(CultureInfo.InvariantCulture, $"version {commits[^1].Version}: {commits[^1].Operation}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Somebody else changed the table {Named(schema, table)} after the last run ({what}). Bring it back with: restore table {Named(schema, table)} to version as of {stored.Version}.");
    }

    private string Named(string schema, string table) => $"{sql.Names.SchemaPrefix}{schema}.{table}";
}
