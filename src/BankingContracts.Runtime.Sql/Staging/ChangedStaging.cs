using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>
/// Cleans the rows of a source's change. The result for a key depends on all its valid rows: those outside the change are in
/// the staging table, or in the held rows if a key has several.
/// </summary>
internal sealed class ChangedStaging(StepContext run, StagingTables t, IngestResult loaded)
{
    private readonly WorkingScope _own = run.Working.Begin();
    private readonly WorkingScope _left = run.Working.Begin();

    private SqlDialect Sql => run.Sql;

    /// <summary>Runs the step.</summary>
    public async Task<(StagingOutcome Outcome, StagingResult Result)> StageAsync(StagingTotals before)
    {
        var classified = await ClassifyAsync();
        var (touched, keys) = await FindKeysAsync(classified);
        var stored = await _left.KeepAsync("before", t.Staging.Name, $"""
            select {run.Tables.Identity(t.Table).List("s")}, {Sql.List("s", t.Columns)} from {run.Tables.Stored(t.Table)} as s semi join {touched} as k on {Sql.SameKey("s", "k", t.Key)}
            """);
        var heldBefore = await _own.KeepAsync("held_before", t.Staging.Name, $"select h.* from {run.Tables.Stored(t.Held)} as h semi join {keys} as k on {Sql.SameKey("h", "k", t.Key)}");
        var rows = await CollectRowsAsync(classified, keys, stored, heldBefore);
        var staged = await new StagedKeys(run, t, rows + " as c").DecideAsync(StepMode.Changes, _left, _own);
        var held = await run.Tables.LeaveAsync(t.Held, "select b.* from " + heldBefore + " as b", run.Tables.AsNew(t.Held, staged.Held, replacesCopies: true));
        var checkedBefore = $"(select b.* from {stored} as b semi join {keys} as k on {Sql.SameKey("b", "k", t.Key)})";
        var staging = await KeyedDifference.ApplyAsync(run, t.Staging, staged.Staged, checkedBefore);
        var quarantine = await new QuarantineChanges(run, t).ApplyAsync(classified, held, loaded.Ragged);
        var totals = await new StagingAccounts(run, t, classified).ChangedAsync(before, staged.Staged, stored, keys);
        await _own.EndAsync();
        return (new StagingOutcome(staging, quarantine, totals), new StagingResult(touched, keys, stored, staged.Staged, _left));
    }

    /// <summary>The rows of the change, cleaned and checked, with <c>_sign</c>: 1 for added and -1 for removed ones.</summary>
    private Task<string> ClassifyAsync() => _own.KeepAsync("classified", t.Staging.Name, $"""
        select 1 as _sign, a.* from ({t.Classify(loaded.Rows.Added.Relation)}) as a
        union all
        select -1, r.* from ({t.Classify(loaded.Rows.Removed.Relation)}) as r
        """);

    private async Task<(string Touched, string Keys)> FindKeysAsync(string classified)
    {
        // A part of the key is enough: the key of a snapshot may leave out the business time, and a row may be wrong only there.
        var hasKey = string.Join(" or ", t.Key.Select(k => $"{Sql.Name(k)} is not null"));
        var named = $"select distinct {t.KeyList} from {classified} as c where {hasKey}";
        var valid = $"select distinct {t.KeyList} from {classified} as c where _failure_reason is null";
        var tied = t.Histories.Where(h => ((SnapshotBody)h.Body).TieBreak is not null).ToList();
        if (tied.Count == 0)
            return (await _left.KeepAsync("touched", t.Staging.Name, named), await _left.KeepAsync("keys", t.Staging.Name, valid));
        var checkedFirst = await _own.KeepAsync("checked_first", t.Staging.Name, valid);
        var waiting = await _own.KeepAsync("waiting", t.Staging.Name, string.Join("\nunion\n", tied.Select(h => SelectWaiting(h, checkedFirst))));
        return (
            await _left.KeepAsync("touched", t.Staging.Name, $"{named} union select {t.KeyList} from {waiting} as w"),
            await _left.KeepAsync("keys", t.Staging.Name, $"select {t.KeyList} from {checkedFirst} as k union select {t.KeyList} from {waiting} as w"));
    }

    /// <summary>New rows may replace a version that other rows contradicted, so the keys of those rows are checked again.</summary>
    private string SelectWaiting(ModelDefinition history, string keys) => $"""
        select distinct {Sql.List("h", t.Key)} from {run.Tables.Current(t.Held)} as h semi join {keys} as k on {Sql.SameKey("k", "h", history.Key)}
        where h._kind = '{nameof(QuarantineKind.Contradiction)}'
        """;

    /// <summary>
    /// The valid rows of the keys now. A single row that stays has no columns as received. They are read from the source
    /// only if another row joins it, because only then they are needed.
    /// </summary>
    private async Task<string> CollectRowsAsync(string classified, string keys, string stored, string heldBefore)
    {
        var columns = t.Columns.Concat(t.Received).ToList();
        var valid = $"(select * from {classified} as c where c._failure_reason is null)";
        var joined = await _own.KeepAsync("joined", t.Staging.Name, $"""
            select {Sql.List("b", t.Key)} from {stored} as b
                semi join (select * from {valid} as v where v._sign > 0) as a on {Sql.SameKey("a", "b", t.Key)}
                anti join (select * from {valid} as v where v._sign < 0) as r on {Sql.SameKey("r", "b", t.Key)}
                anti join {heldBefore} as h on {Sql.SameKey("h", "b", t.Key)}
            """);
        var counted = $"""
            (select {Sql.List(columns)}, cast(sum(_sign) as bigint) as _copies from (
                select {Sql.List(columns)}, 1 as _sign from {heldBefore} as h
                union all
                select {Sql.List("_c", columns)}, _c._sign from {classified} as _c anti join {joined} as j on {Sql.SameKey("_c", "j", t.Key)}
                where _c._failure_reason is null and (_c._sign > 0 or exists (select 1 from {heldBefore} as h where {Sql.SameKey("h", "_c", t.Key)}))) as s
            group by {Sql.List(columns)} having sum(_sign) > 0)
            """;
        var rows = $"""
            select {Sql.List("b", t.Columns)}, {string.Join(", ", t.Received.Select(c => $"{Sql.NoText} as {Sql.Name(c)}"))}
            from {stored} as b
                semi join {keys} as k on {Sql.SameKey("k", "b", t.Key)}
                anti join {valid} as c on {Sql.SameKey("c", "b", t.Key)}
                anti join {heldBefore} as h on {Sql.SameKey("h", "b", t.Key)}
            union all
            {Sql.Copies(counted, Sql.List(columns), "_copies")}
            """;
        if (await run.Session.CountAsync(joined) > 0)
        {
            rows += $"""

                union all
                select {Sql.List("c", columns)} from ({t.Classify(run.Current(t.Source))}) as c semi join {joined} as j on {Sql.SameKey("c", "j", t.Key)}
                where c._failure_reason is null
                """;
        }

        return await _own.KeepAsync("rows", t.Staging.Name, rows);
    }
}
