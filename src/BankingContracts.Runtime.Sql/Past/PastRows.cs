using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Past;

/// <summary>
/// The rows that <c>--as-of</c> cannot read from the histories: those that left source and quarantine tables, and the versions that late rows
/// changed in snapshots on a business time. They are in <c>pipeline.past_MODEL</c>: the model's columns and <c>_left_at</c>, the run
/// that removed them. A version that a run added also has a row there, without dbt_valid_from; a row without dbt_scd_id says that the
/// snapshot was empty. They follow from what the whole run did to the table. See docs/decisions/time-travel.md.
/// </summary>
internal static class PastRows
{
    private const string Id = "dbt_scd_id";
    private const string LeftAt = "_left_at";

    /// <summary>The table of the rows that left <paramref name="model"/>.</summary>
    public static StoredTable Of(ModelDefinition model, SqlDialect sql)
    {
        var columns = StoredTable.Of(model, sql).Columns.Append(new(LeftAt, sql.Type(new(ColumnKind.Timestamp))));
        return new(SqlDialect.StateSchema, NameOf(model.Name), [.. columns], []) { IsSealed = true };
    }

    /// <summary>The name of the table of the rows that left a model.</summary>
    public static string NameOf(string model) => "past_" + model;

    /// <summary>Gives the table the columns that the model has now. Rows that left keep the type that holds their values.</summary>
    public static Task PrepareAsync(StepContext run, ModelDefinition model, ModelPreparation preparation) => run.Tables.PrepareAsync(
        Of(model, run.Sql), preparation with { Changes = [.. preparation.Changes.Select(c => c.IsNarrowed ? c with { Now = c.Before!.Value } : c)] });

    /// <summary>Keeps all rows of a table that is created again.</summary>
    public static Task KeepAllAsync(StepContext run, ModelDefinition model) =>
        KeepAsync(run, model, $"select {run.Sql.List(StoredTable.Of(model, run.Sql).Names)} from {run.Tables.Before(run.TableOf(model))}");

    /// <summary>Keeps what the run removed.</summary>
    public static async Task KeepAsync(StepContext run)
    {
        foreach (var model in run.Pipeline.Models)
        {
            var isHistory = model.Body is SnapshotBody { IsBusinessTime: true };
            if (isHistory || model.Body is SourceBody or QuarantineBody)
                await KeepAsync(run, model, isHistory);
        }
    }

    private static async Task KeepAsync(StepContext run, ModelDefinition model, bool isHistory)
    {
        var table = run.TableOf(model);
        var columns = run.Sql.List(table.Names);
        if (isHistory && run.Tables.IsFilled(table))
        {
            if (await run.Tables.HasRowsAsync(table))
                await KeepAsync(run, model, Marks(run, table, $"(select {run.Sql.NoText} as {Id}) as n"));
            return;
        }

        var net = run.Tables.Net(table);
        if (run.Tables.Left(table) is { } left)
            await KeepAsync(run, model, $"select {columns} from ({left}) as l");
        if (isHistory && net.Added.Count > 0)
        {
            var isNew = net.Removed.Count == 0 ? "" : $" anti join {net.Removed.Relation} as r on r.{Id} = n.{Id}";
            await KeepAsync(run, model, Marks(run, table, $"{net.Added.Relation} as n{isNew}"));
        }
    }

    /// <summary>Rows with only an id.</summary>
    private static string Marks(StepContext run, StoredTable table, string ids)
    {
        var columns = table.Columns.Select(c => c.Name == Id ? $"n.{Id}" : $"cast(null as {c.Type}) as {run.Sql.Name(c.Name)}");
        return $"select {string.Join(", ", columns)} from {ids}";
    }

    private static async Task KeepAsync(StepContext run, ModelDefinition model, string rows)
    {
        var past = Of(model, run.Sql);
        await run.Tables.EnsureAsync(past);
        await run.Tables.AppendAsync(past, $"select p.*, {run.Now} as {LeftAt} from ({rows}) as p");
    }
}
