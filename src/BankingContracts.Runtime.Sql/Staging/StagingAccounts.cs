using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>
/// Counts where the rows of a source and their money went. Each figure is computed in a different way, so that totals can fail to tie. After a
/// change, the figures that would need whole tables are those before plus the changes.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="t">The tables.</param>
/// <param name="classified">The rows of the change, or all rows, cleaned and checked, with <c>_sign</c>.</param>
internal sealed class StagingAccounts(StepContext run, StagingTables t, string classified)
{
    private const int PlacesShown = 10;

    private SqlDialect Sql => run.Sql;

    private string Held => run.Tables.Current(t.Held) + " as h";

    /// <summary>The accounts after all rows were cleaned.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<StagingTotals> WholeAsync() => MoneyLimit.WithinAsync(run.Errors, t.Staging, () => ReadAsync(
        null, column => SumAsync($"select {Sql.Name(column)} as amount from {run.Tables.Current(t.Table)} as s")));

    /// <summary>The accounts after a change, given those before it.</summary>
    /// <param name="before">The accounts before.</param>
    /// <param name="staged">The rows of the checked keys that are staged now.</param>
    /// <param name="stored">The staged rows before, those of the checked keys among them.</param>
    /// <param name="keys">The checked keys.</param>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<StagingTotals> ChangedAsync(StagingTotals before, string staged, string stored, string keys) => MoneyLimit.WithinAsync(run.Errors, t.Staging, () => ReadAsync(
        before,
        async column => before.Money.Single(m => m.Column == column).Staged + await SumAsync($"""
            select {Sql.Column("s", column)} as amount from {staged} as s semi join {keys} as k on {Sql.SameKey("s", "k", t.Key)}
            union all
            select -{Sql.Column("b", column)} from {stored} as b semi join {keys} as k on {Sql.SameKey("b", "k", t.Key)}
            """)));

    private async Task<StagingTotals> ReadAsync(StagingTotals? before, Func<string, Task<decimal>> staged)
    {
        var money = new List<MoneyTotal>();
        var rowsRead = await run.Session.CountAsync(run.Current(t.Source) + " as s") + await run.Session.CountAsync(RaggedRows.Current(run, t.Source.Name) + " as r");
        var stagedRows = await run.Session.CountAsync(run.Tables.Current(t.Table) + " as s");
        var quarantined = await run.Session.CountAsync(run.Tables.Current(t.QuarantineTable) + " as q");
        var collapsed = await run.Session.ScalarAsync<long>(
            $"select cast(coalesce(sum(_rows - 1), 0) as bigint) from (select count(*) as _rows from {Held} where _reason is null group by {t.KeyList}) as c");
        foreach (var column in t.Money)
            money.Add(await MoneyAsync(column, before, staged));
        return new StagingTotals(rowsRead, stagedRows, quarantined, collapsed, money, await ReasonsAsync(before), await PlacesAsync());
    }

    private Task<List<QuarantinePlace>> PlacesAsync() => run.Session.RowsAsync(
        $"select _file, _line from {run.Tables.Current(t.QuarantineTable)} as q where _file is not null order by quarantined_at desc, _file, _line limit {PlacesShown}",
        static r => new QuarantinePlace(r.GetString(0), r.GetInt64(1)));

    private async Task<MoneyTotal> MoneyAsync(string column, StagingTotals? before, Func<string, Task<decimal>> staged)
    {
        var amount = Sql.Name(column);
        return new MoneyTotal(
            column,
            (before?.Money.Single(m => m.Column == column).Valid ?? 0)
                + await SumAsync($"select case when _sign > 0 then {amount} else -{amount} end as amount from {classified} as c where _failure_reason is null"),
            await staged(column),
            await SumAsync($"select sum({amount}) - any_value({amount}) as amount from {Held} where _reason is null group by {t.KeyList}"),
            await SumAsync($"select {amount} as amount from {Held} where _reason is not null"));
    }

    private Task<decimal> SumAsync(string amounts) => run.Session.ScalarAsync<decimal>($"select coalesce(sum(amount), 0) from ({amounts}) as a");

    /// <summary>Invalid rows by reason; then the rows held back, which are few, and the ragged ones.</summary>
    private async Task<List<QuarantineCount>> ReasonsAsync(StagingTotals? before)
    {
        var reasons = ((StagingBody)t.Staging.Body).Reasons;
        var key = string.Join(", ", t.Key);
        var judged = await run.Session.RowsAsync(
            $"select number, cast(sum(_sign) as bigint) from ({Sql.Parts(classified, "_failures", "_sign")}) as p group by number",
            r => Count(reasons[r.GetInt32(0) - 1], r.GetInt64(1)));
        var held = await run.Session.RowsAsync(
            $"select _kind, count(*) from {Held} where _reason is not null group by _kind",
            r => new QuarantineCount(key, Enum.Parse<QuarantineKind>(r.GetString(0)), r.GetInt64(1)));
        var ragged = await run.Session.RowsAsync(
            $"select kind, count(*) from {RaggedRows.Current(run, t.Source.Name)} as r group by kind",
            static r => new QuarantineCount("row", Enum.Parse<QuarantineKind>(r.GetString(0)), r.GetInt64(1)));
        var carried = before?.Reasons.Where(r => !IsCountedAnew(r.Kind)) ?? [];
        return
        [
            .. judged.Concat(held).Concat(ragged).Concat(carried)
                .GroupBy(c => (c.Column, c.Kind, c.Words))
                .Select(g => g.First() with { Rows = g.Sum(c => c.Rows) })
                .Where(c => c.Rows > 0)
                .OrderBy(c => c.Column, StringComparer.Ordinal).ThenBy(c => c.Kind).ThenBy(c => c.Words, StringComparer.Ordinal),
        ];
    }

    private static QuarantineCount Count(QuarantineReason reason, long rows) =>
        new(reason.Column, reason.Kind, rows, reason.Words == reason.Kind.Words() ? null : reason.Words);

    private static bool IsCountedAnew(QuarantineKind kind) => kind
        is QuarantineKind.Conflict or QuarantineKind.Contradiction or QuarantineKind.TooFewFields or QuarantineKind.TooManyFields;
}
