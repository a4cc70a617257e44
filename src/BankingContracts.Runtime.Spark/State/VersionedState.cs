using System.Globalization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.Spark.State;

/// <summary>The tables of the state as the current run left them.</summary>
/// <param name="sql">The dialect.</param>
/// <param name="tables">The versions of the tables.</param>
internal sealed class VersionedState(SparkDialect sql, Func<StoredTables> tables) : IStateTables
{
    /// <inheritdoc/>
    public Task<bool> ExistsAsync(StoredTable table) => Task.FromResult(Find(table) is not null);

    /// <inheritdoc/>
    public string Relation(StoredTable table) => Find(table) is { } stored
        ? string.Create(CultureInfo.InvariantCulture, $"(select * from {sql.Table(table)} version as of {stored.Version})")
        : $"(select {string.Join(", ", table.Columns.Select(c => $"cast(null as {c.Type}) as {sql.Name(c.Name)}"))} where false)";

    private StoredVersion? Find(StoredTable table) => tables().Find(table.Schema, table.Name);
}
