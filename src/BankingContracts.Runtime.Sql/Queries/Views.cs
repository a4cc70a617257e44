using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>Query models that are not stored.</summary>
internal static class Views
{
    /// <summary>Computes the rows that a change of the upstreams reaches, before and now, and leaves the differences.</summary>
    public static async Task LeaveChangeAsync(StepContext run, ModelDefinition model, PartialQuery partial, WorkingScope scope)
    {
        var before = await partial.ComputeBeforeAsync(scope);
        var now = await partial.ComputeNowAsync(scope);
        var table = run.TableOf(model);
        await run.Tables.LeaveAsync(table, Only(run, table, before, now), Only(run, table, now, before));
    }

    private static string Only(StepContext run, StoredTable table, string these, string those)
    {
        var columns = run.Sql.List(table.Names);
        return $"select {run.Tables.Identity(table).Nothing}, d.* from (select {columns} from {these} as a except all select {columns} from {those} as b) as d";
    }
}
