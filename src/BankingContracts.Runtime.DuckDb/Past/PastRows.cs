using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Past;

/// <summary>
/// The rows that <c>--as-of</c> cannot read from the histories: those that left source and quarantine tables, and the versions that late rows
/// changed in snapshots on a business time. They are in <c>pipeline.past_MODEL</c>: the model's columns and <c>_left_at</c>, the run
/// that removed them. A version that a run added also has a row there, without dbt_valid_from; a row without dbt_scd_id says that the
/// snapshot was empty. See docs/decisions/time-travel.md.
/// </summary>
internal static class PastRows
{
    /// <summary>The table, unqualified; it exists after the first row left.</summary>
    public static string Name(ModelDefinition model) => Name(model.Name);

    /// <summary>The table.</summary>
    public static string Table(ModelDefinition model) => Table(model.Name);

    /// <summary>The table of the model called <paramref name="model"/>.</summary>
    public static string Table(string model) => "pipeline." + Sql.Name(Name(model));

    /// <summary>Keeps rows that a run removes.</summary>
    /// <param name="session">The session.</param>
    /// <param name="model">The model.</param>
    /// <param name="removed">A SELECT of all or some of the model's columns.</param>
    /// <param name="runAt">The run.</param>
    public static void Keep(SqlSession session, ModelDefinition model, string removed, DateTime runAt)
    {
        session.Execute($"create table if not exists {Table(model)} as select *, null::timestamp as _left_at from {Sql.Table(model)} limit 0");
        session.Execute($"insert into {Table(model)} by name select *, {Sql.Timestamp(runAt)} as _left_at from ({removed})");
    }

    /// <summary>Adds a column to the table that was added to the model.</summary>
    public static void AddColumn(SqlSession session, ModelDefinition model, ColumnDefinition column) =>
        session.Execute($"alter table if exists {Table(model)} add column if not exists {Sql.Name(column.Name)} {Sql.Type(column.Type)}");

    private static string Name(string model) => "past_" + model;
}
