using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// What <c>--as-of</c> cannot read from the histories: the rows that left source and quarantine tables, and the versions that late rows
/// changed in snapshots on a business time. They stand in <c>pipeline.past_MODEL</c>: the model's columns and <c>_left_at</c>, the run
/// that took them away. A version that a run added has a row there too, without dbt_valid_from; a row without dbt_scd_id says that the
/// snapshot was empty. See docs/decisions/time-travel.md.
/// </summary>
internal static class PastRows
{
    /// <summary>The table, unqualified; it exists once a row left.</summary>
    public static string Name(ModelDefinition model) => Name(model.Name);

    /// <summary>The table.</summary>
    public static string Table(ModelDefinition model) => Table(model.Name);

    /// <summary>The table of the model called <paramref name="model"/>.</summary>
    public static string Table(string model) => "pipeline." + Sql.Name(Name(model));

    /// <summary>Keeps rows that a run takes away.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="model">The model.</param>
    /// <param name="removed">A SELECT of all or some of the model's columns.</param>
    /// <param name="runAt">The run.</param>
    public static void Keep(DuckDBConnection connection, ModelDefinition model, string removed, DateTime runAt)
    {
        connection.Execute($"create table if not exists {Table(model)} as select *, null::timestamp as _left_at from {Sql.Table(model)} limit 0");
        connection.Execute($"insert into {Table(model)} by name select *, {Sql.Timestamp(runAt)} as _left_at from ({removed})");
    }

    /// <summary>Gives the table a column that the model was given.</summary>
    public static void AddColumn(DuckDBConnection connection, ModelDefinition model, ColumnDefinition column) =>
        connection.Execute($"alter table if exists {Table(model)} add column if not exists {Sql.Name(column.Name)} {Sql.Type(column.Type)}");

    private static string Name(string model) => "past_" + model;
}
