using System.Globalization;
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

    // The parts of the reasons: rows that break a rule, rows held back, ragged records.
    private const int Judged = 1;
    private const int HeldBack = 2;
    private const int Ragged = 3;

    private SqlDialect Sql => run.Sql;

    private string Held => run.Tables.Current(t.Held) + " as h";

    /// <summary>The accounts after all rows were cleaned.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<StagingTotals> WholeAsync() => MoneyLimit.WithinAsync(run.Errors, t.Staging, () => ReadAsync(
        null, column => $"select {Sql.Name(column)} as amount from {run.Tables.Current(t.Table)} as s"));

    /// <summary>The accounts after a change, given those before it.</summary>
    /// <param name="before">The accounts before.</param>
    /// <param name="staged">The rows of the checked keys that are staged now.</param>
    /// <param name="stored">The staged rows before, those of the checked keys among them.</param>
    /// <param name="keys">The checked keys.</param>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public Task<StagingTotals> ChangedAsync(StagingTotals before, string staged, string stored, string keys) => MoneyLimit.WithinAsync(run.Errors, t.Staging, () => ReadAsync(
        before,
        column => $"""
            select {Sql.Column("s", column)} as amount from {staged} as s semi join {keys} as k on {Sql.SameKey("s", "k", t.Key)}
            union all
            select -{Sql.Column("b", column)} from {stored} as b semi join {keys} as k on {Sql.SameKey("b", "k", t.Key)}
            """));

    /// <summary>Reads all figures by one statement.</summary>
    /// <param name="before">The accounts before; null where all rows were cleaned.</param>
    /// <param name="staged">A query for the amounts of a column that were staged: all of them, or what changed.</param>
    private async Task<StagingTotals> ReadAsync(StagingTotals? before, Func<string, string> staged)
    {
        string[] counts =
        [
            Count(run.Current(t.Source) + " as s"),
            Count(RaggedRows.Current(run, t.Source.Name) + " as r"),
            Count(run.Tables.Current(t.Table) + " as s"),
            Count(run.Tables.Current(t.QuarantineTable) + " as q"),
            $"select cast(coalesce(sum(_rows - 1), 0) as bigint) from (select count(*) as _rows from {Held} where _reason is null group by {t.KeyList}) as c",
        ];
        var sums = t.Money.SelectMany(column => Amounts(column, staged(column)).Select(amounts => $"select coalesce(sum(amount), 0) from ({amounts}) as a"));
        var (rows, money) = await run.Session.RowAsync(
            $"select {string.Join(",\n", counts.Concat(sums).Select(f => $"({f})"))}",
            r => (
                Enumerable.Range(0, counts.Length).Select(r.GetInt64).ToList(),
                t.Money.Select((column, i) => Money(column, before, Enumerable.Range(counts.Length + (4 * i), 4).Select(r.GetFieldValue<decimal>).ToList())).ToList()));
        return new StagingTotals(rows[0] + rows[1], rows[2], rows[3], rows[4], money, await ReasonsAsync(before), await PlacesAsync());
    }

    private static string Count(string relation) => "select count(*) from " + relation;

    /// <summary>Queries for the amounts of a column: valid ones, staged ones, those of rows that collapsed into one, and those held back.</summary>
    private IEnumerable<string> Amounts(string column, string staged)
    {
        var amount = Sql.Name(column);
        yield return $"select case when _sign > 0 then {amount} else -{amount} end as amount from {classified} as c where _failure_reason is null";
        yield return staged;
        yield return $"select sum({amount}) - any_value({amount}) as amount from {Held} where _reason is null group by {t.KeyList}";
        yield return $"select {amount} as amount from {Held} where _reason is not null";
    }

    private static MoneyTotal Money(string column, StagingTotals? before, List<decimal> sums)
    {
        var former = before?.Money.Single(m => m.Column == column);
        return new MoneyTotal(column, (former?.Valid ?? 0) + sums[0], (former?.Staged ?? 0) + sums[1], sums[2], sums[3]);
    }

    private Task<List<QuarantinePlace>> PlacesAsync() => run.Session.RowsAsync(
        $"select _file, _line from {run.Tables.Current(t.QuarantineTable)} as q where _file is not null order by quarantined_at desc, _file, _line limit {PlacesShown}",
        static r => new QuarantinePlace(r.GetString(0), r.GetInt64(1)));

    /// <summary>Invalid rows by reason; then the rows held back, which are few, and the ragged ones.</summary>
    private async Task<List<QuarantineCount>> ReasonsAsync(StagingTotals? before)
    {
        var reasons = ((StagingBody)t.Staging.Body).Reasons;
        var key = string.Join(", ", t.Key);
        var counted = await run.Session.RowsAsync(
            $"""
            select {Judged} as part, {Sql.Digits("number")} as what, cast(sum(_sign) as bigint) from ({Sql.Parts(classified, "_failures", "_sign")}) as p group by number
            union all
            select {HeldBack}, _kind, count(*) from {Held} where _reason is not null group by _kind
            union all
            select {Ragged}, kind, count(*) from {RaggedRows.Current(run, t.Source.Name)} as r group by kind
            """,
            r => r.GetInt32(0) switch
            {
                Judged => Count(reasons[int.Parse(r.GetString(1), CultureInfo.InvariantCulture) - 1], r.GetInt64(2)),
                HeldBack => new QuarantineCount(key, Enum.Parse<QuarantineKind>(r.GetString(1)), r.GetInt64(2)),
                Ragged => new QuarantineCount("row", Enum.Parse<QuarantineKind>(r.GetString(1)), r.GetInt64(2)),
                var part => throw new InvalidOperationException($"{part} is no part of the reasons."),
            });
        var carried = before?.Reasons.Where(r => !IsCountedAnew(r.Kind)) ?? [];
        return
        [
            .. counted.Concat(carried)
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
