using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>Cleans all rows of a source in one pass and updates both tables.</summary>
internal sealed class WholeStaging(StepContext run, StagingTables t)
{
    /// <summary>Runs the step.</summary>
    public async Task<StagingOutcome> StageAsync(StepMode mode, bool isRepeated)
    {
        var own = run.Working.Begin();
        var classified = await own.KeepAsync("classified", t.Staging.Name, $"select 1 as _sign, c.* from (\n{t.Classify(run.Current(t.Source))}\n) as c");
        var rows = $"(select * from {classified} as v where v._failure_reason is null) as c";
        var staged = await new StagedKeys(run, t, rows).DecideAsync(mode, own, own);
        await run.Tables.ReplaceAsync(t.Held, staged.Held);
        await run.Tables.EnsureAsync(RaggedRows.Of(run.Sql));
        var quarantined = await own.KeepAsync("quarantined", t.Staging.Name, SelectQuarantined(classified));
        var staging = await run.Tables.CountAsync(t.Table) == 0
            ? await FillAsync(staged.Staged)
            : await KeyedDifference.ApplyAsync(run, t.Staging, staged.Staged, run.Tables.Stored(t.Table));
        var quarantine = await new QuarantineChanges(run, t).ReplaceAsync(quarantined);
        if (isRepeated)
        {
            // A reader of the model would see the changes of several files, some of them cleaned again.
            run.Tables.MarkUnknown(t.Table);
            run.Tables.MarkUnknown(t.QuarantineTable);
        }

        var totals = await new StagingAccounts(run, t, classified).WholeAsync();
        await own.EndAsync();
        return new StagingOutcome(staging, quarantine, totals);
    }

    private async Task<ModelChange> FillAsync(string staged)
    {
        await run.Tables.LeaveWholeAsync(t.Table, $"select {run.Sql.List("s", t.Columns)} from {staged} as s");
        var rows = await run.Tables.CountAsync(t.Table);
        return new ModelChange(rows, rows, 0, 0);
    }

    private string SelectQuarantined(string classified) => $"""
        select {t.ReceivedAsRaw}, _failure_reason as failure_reason from {classified} as c where _failure_reason is not null
        union all
        select {t.ReceivedAsRaw}, _reason from {run.Tables.Current(t.Held)} as h where _reason is not null
        union all
        select {t.NothingAsRaw}, failure_reason from {RaggedRows.Current(run, t.Source.Name)} as r
        """;
}
