using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>
/// Counts where the rows of a source and their money went. Each figure is computed in a different way, so that totals can fail to tie. After a
/// change set, the figures that would need whole tables are those before plus the changes.
/// </summary>
internal sealed class StagingAccounts(SqlSession session, StagingTables t)
{
    private const int PlacesShown = 10;

    /// <summary>The accounts after all rows were cleaned.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public StagingTotals Whole() => MoneyLimit.Within(t.Staging, () => Read(null, column => Sum($"select {Sql.Name(column)} as amount from {t.Table}")));

    /// <summary>The accounts after a change set, given those before it.</summary>
    /// <exception cref="PipelineException">A total of money has too many digits.</exception>
    public StagingTotals Changed(StagingTotals before) => MoneyLimit.Within(t.Staging, () => Read(
        before,
        column => before.Money.Single(m => m.Column == column).Staged + Sum($"""
            select {Sql.Name(column)} as amount from {t.Staged} as s semi join {t.Keys} as k on {Sql.SameKey("s", "k", t.Key)}
            union all
            select -b.{Sql.Name(column)} from {t.Before} as b semi join {t.Keys} as k on {Sql.SameKey("b", "k", t.Key)}
            """)));

    private StagingTotals Read(StagingTotals? before, Func<string, decimal> staged) => new(
        CountRows(Sql.Table(t.Source)) + CountRows($"pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)}"),
        CountRows(t.Table),
        CountRows(Sql.Table(t.Quarantine)),
        session.Scalar<long>($"select coalesce(sum(_rows - 1), 0)::bigint from (select count(*) as _rows from {t.Held} where _reason is null group by {t.KeyList})"),
        [.. t.Money.Select(m => Money(m, before, staged))],
        Reasons(before),
        session.Rows(
            $"select _file, _line from {Sql.Table(t.Quarantine)} where _file is not null order by quarantined_at desc, _file, _line limit {PlacesShown}",
            static r => new QuarantinePlace(r.GetString(0), r.GetInt64(1))));

    private long CountRows(string from) => session.Scalar<long>($"select count(*) from {from}");

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

    private decimal Sum(string amounts) => session.Scalar<decimal>($"select coalesce(sum(amount), 0) from ({amounts})");

    /// <summary>Invalid rows by reason; then the rows held back, which are few, and the ragged ones.</summary>
    private List<QuarantineCount> Reasons(StagingTotals? before)
    {
        var reasons = ((StagingBody)t.Staging.Body).Reasons;
        var key = string.Join(", ", t.Key);
        var judged = session.Rows(
            $"""
            select number, sum(_sign)::bigint
            from (select unnest(string_split(_failures, ';'))::integer as number, _sign from {t.Classified} where _failures is not null)
            group by all
            """,
            r => Count(reasons[r.GetInt32(0) - 1], r.GetInt64(1)));
        var held = session.Rows(
            $"select _kind, count(*) from {t.Held} where _reason is not null group by all",
            r => new QuarantineCount(key, Enum.Parse<QuarantineKind>(r.GetString(0)), r.GetInt64(1)));
        var ragged = session.Rows(
            $"select kind, count(*) from pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)} group by all",
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
