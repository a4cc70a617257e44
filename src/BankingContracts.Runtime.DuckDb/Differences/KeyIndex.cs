using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Takes the primary key off an empty table and puts it on the full one: an index over 1.2 million text keys is built in 0.7 s at
/// once and in 1.3 s row by row, with one thread.
/// </summary>
internal static class KeyIndex
{
    /// <summary>Whether the table of <paramref name="model"/> has a primary key; the engine cannot put a unique constraint on a table that is there.</summary>
    public static bool IsMovable(ModelDefinition model) =>
        model.HasKeyConstraint && model.Columns.All(c => !c.IsNullable || !model.Key.Contains(c.Name));

    /// <summary>Puts a table without a primary key in the place of the empty one of <paramref name="model"/>.</summary>
    public static void Remove(DuckDBConnection connection, ModelDefinition model)
    {
        var table = Sql.Table(model);
        var keyless = $"{Sql.Schema(model.Layer)}.{Sql.Name("_keyless_" + model.Name)}";
        connection.Execute($"create table {keyless} as from {table} limit 0");
        foreach (var column in model.Columns.Where(c => !c.IsNullable))
            connection.Execute($"alter table {keyless} alter column {Sql.Name(column.Name)} set not null");
        connection.Execute($"drop table {table}");
        connection.Execute($"alter table {keyless} rename to {Sql.Name(model.Name)}");
    }

    /// <summary>Adds the primary key.</summary>
    /// <exception cref="System.Data.Common.DbException">A key occurs twice.</exception>
    public static void Add(DuckDBConnection connection, ModelDefinition model) =>
        connection.Execute($"alter table {Sql.Table(model)} add primary key ({Sql.List(model.Key)})");
}
