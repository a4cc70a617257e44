using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Evolution;

/// <summary>
/// The values of columns that a snapshot's contract has no more, in <c>pipeline.retired_MODEL</c>: a row for each version that has a value, as text. They come back
/// when the column comes back with the same type.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="snapshot">The snapshot.</param>
internal sealed class RetiredValues(StepContext run, ModelDefinition snapshot)
{
    private const string Id = "dbt_scd_id";
    private const string Column = "column_name";
    private const string Value = "stored_value";

    private readonly StoredTable _table = Of(snapshot.Name, run.Sql);

    /// <summary>The name of the table of a snapshot.</summary>
    public static string NameOf(string model) => "retired_" + model;

    /// <summary>Keeps the values of columns that leave. It must be called before the table changes.</summary>
    public async Task KeepAsync(IReadOnlyList<ShapePart> columns)
    {
        if (columns.Count == 0)
            return;
        await run.Tables.EnsureAsync(_table);
        foreach (var column in columns.Select(c => c.Name))
        {
            await ForgetAsync(column);
            await run.Tables.AppendAsync(
                _table,
                $"select {Id}, {run.Sql.Text(column)} as {Column}, cast({run.Sql.Name(column)} as {TextType}) as {Value} from {run.Tables.AsStored(run.TableOf(snapshot))} as v where {run.Sql.Name(column)} is not null");
        }
    }

    /// <summary>Gives versions the values of columns that are back. It must be called after the table has changed.</summary>
    public async Task RestoreAsync(IReadOnlyList<ColumnChange> columns)
    {
        var back = columns.Where(c => c.IsBack).Select(c => c.Column).ToList();
        if (back.Count == 0)
            return;
        var (table, sql) = (run.TableOf(snapshot), run.Sql);
        var identity = run.Tables.Identity(table);
        foreach (var column in back)
        {
            // Of several columns each is put into the rows that the one before has left.
            var versions = $"{run.Tables.Stored(table)} as v join {run.Tables.Current(_table)} as r on r.{Id} = v.{Id} and r.{Column} = {sql.Text(column)}";
            var type = table.Columns.First(c => c.Name == column).Type;
            var restored = table.Names.Select(c => c == column ? $"cast(r.{Value} as {type}) as {sql.Name(c)}" : sql.Column("v", c));
            await run.Tables.LeaveAsync(
                table,
                $"select {identity.List("v")}, {sql.List("v", table.Names)} from {versions}",
                $"select {identity.List("v")}, {string.Join(", ", restored)} from {versions}");
            await ForgetAsync(column);
        }

        run.Tables.MarkUnknown(table);
    }

    private string TextType => run.Sql.Type(new(ColumnKind.Varchar));

    private Task ForgetAsync(string column) =>
        run.Tables.RemoveAsync(_table, $"select {run.Tables.Identity(_table).List("r")}, {run.Sql.List("r", run.Tables.StoredColumns(_table))} from {run.Tables.Stored(_table)} as r where r.{Column} = {run.Sql.Text(column)}");

    /// <summary>The table of the snapshot called <paramref name="snapshot"/>.</summary>
    public static StoredTable Of(string snapshot, SqlDialect sql)
    {
        var text = sql.Type(new(ColumnKind.Varchar));
        return new(SqlDialect.StateSchema, NameOf(snapshot), [new(Id, text), new(Column, text), new(Value, text)], [Id, Column]);
    }
}
