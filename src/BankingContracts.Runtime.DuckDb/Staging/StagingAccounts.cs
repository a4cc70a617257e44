using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Counts where the rows of a source and their money went, each figure on a way of its own, so that they can fail to tie. After a
/// change set the figures that would need whole tables are those before and what the change set adds to them.
/// </summary>
internal sealed class StagingAccounts(DuckDBConnection connection, StagingTables t)
{
    private const string Conflict = "conflict";
    private const string Contradiction = "contradiction";

    /// <summary>The accounts after all rows were cleaned.</summary>
    public StagingTotals Whole() => Read(null, column => Sum($"select {Sql.Name(column)} as amount from {t.Table}"));

    /// <summary>The accounts after a change set, given those before it.</summary>
    public StagingTotals Changed(StagingTotals before) => Read(
        before,
        column => before.Money.Single(m => m.Column == column).Staged + Sum($"""
            select {Sql.Name(column)} as amount from {t.Staged} as s semi join {t.Keys} as k on {Sql.SameKey("s", "k", t.Key)}
            union all
            select -b.{Sql.Name(column)} from {t.Before} as b semi join {t.Keys} as k on {Sql.SameKey("b", "k", t.Key)}
            """));

    private StagingTotals Read(StagingTotals? before, Func<string, decimal> staged) => new(
        Count(Sql.Table(t.Source)) + Count($"pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)}"),
        Count(t.Table),
        Count(Sql.Table(t.Quarantine)),
        connection.Scalar<long>($"select coalesce(sum(_rows - 1), 0)::bigint from (select count(*) as _rows from {t.Held} where _reason is null group by {t.KeyList})"),
        [.. t.Money.Select(m => Money(m, before, staged))],
        Reasons(before));

    private long Count(string from) => connection.Scalar<long>($"select count(*) from {from}");

    private MoneyTotal Money(string column, StagingTotals? before, Func<string, decimal> staged)
    {
        var amount = Sql.Name(column);
        return new MoneyTotal(
            column,
            (before?.Money.Single(m => m.Column == column).Valid ?? 0)
                + Sum($"select if(_sign > 0, {amount}, -{amount}) as amount from {t.Classified} where _failure_reason is null"),
            staged(column),
            Sum($"select sum({amount}) - any_value({amount}) as amount from {t.Held} where _reason is null group by {t.KeyList}"),
            Sum($"select {amount} as amount from {t.Held} where _reason is not null"));
    }

    private decimal Sum(string amounts) => connection.Scalar<decimal>($"select coalesce(sum(amount), 0) from ({amounts})");

    /// <summary>Invalid rows by column and kind; then those held back, which are few, and the ragged ones.</summary>
    private List<QuarantineCount> Reasons(StagingTotals? before)
    {
        var key = string.Join(", ", t.Key);
        var counted = connection.Rows(
            $"""
            select split_part(pair, ':', 1), split_part(pair, ':', 2), sum(_sign)::bigint as rows
            from (select unnest(string_split(_failure_kinds, ';')) as pair, _sign from {t.Classified} where _failure_kinds is not null)
            group by all
            union all
            select {Sql.Text(key)}, if(starts_with(_reason, 'Duplicate'), '{Conflict}', '{Contradiction}'), count(*)
            from {t.Held} where _reason is not null group by all
            union all
            select 'row', if(contains(split_part(failure_reason, '(', 1), 'few'), 'too_few_fields', 'too_many_fields'), count(*)
            from pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)} group by all
            """,
            static r => new QuarantineCount(r.GetString(0), r.GetString(1), r.GetInt64(2)));
        var carried = before?.Reasons.Where(r => r.Kind is not (Conflict or Contradiction or "too_few_fields" or "too_many_fields")) ?? [];
        return
        [
            .. counted.Concat(carried)
                .GroupBy(c => (c.Column, c.Kind), (k, counts) => new QuarantineCount(k.Column, k.Kind, counts.Sum(c => c.Rows)))
                .Where(c => c.Rows > 0)
                .OrderBy(c => c.Column, StringComparer.Ordinal).ThenBy(c => c.Kind, StringComparer.Ordinal),
        ];
    }
}
