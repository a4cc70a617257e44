using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>Counts where the rows of a source and their money went, each figure by its own query, so that they can fail to tie.</summary>
internal sealed class StagingAccounts(DuckDBConnection connection, StagingTables t)
{
    /// <summary>Reads the accounts after both tables were written.</summary>
    public StagingTotals Read() => new(
        Count($"{Sql.Table(t.Source)}") + Count($"pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)}"),
        Count(Sql.Table(t.Staging)),
        Count(Sql.Table(t.Quarantine)),
        connection.Scalar<long>($"select coalesce(sum(_rows - 1), 0)::bigint from {t.Repeated} where _contents = 1"),
        [.. t.Money.Select(Money)],
        Reasons());

    private long Count(string from) => connection.Scalar<long>($"select count(*) from {from}");

    private MoneyTotal Money(string column)
    {
        var amount = Sql.Column("c", column);
        return new MoneyTotal(
            column,
            Sum($"select {amount} as amount from {t.Classified} as c where c._failure_reason is null"),
            Sum($"select {amount} as amount from {Sql.Table(t.Staging)} as c"),
            Sum($"""
                select {amount} * (r._rows - 1) as amount
                from {Sql.Table(t.Staging)} as c join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)} where r._contents = 1
                """),
            Sum($"""
                select {amount} as amount
                from {t.Classified} as c join {t.Repeated} as r on {Sql.SameKey("c", "r", t.Key)}
                where c._failure_reason is null and r._contents > 1
                """));
    }

    private decimal Sum(string amounts) => connection.Scalar<decimal>($"select coalesce(sum(amount), 0) from ({amounts})");

    private List<QuarantineCount> Reasons() => connection.Rows(
        $"""
        select split_part(pair, ':', 1), split_part(pair, ':', 2), count(*) as rows
        from (select unnest(string_split(_failure_kinds, ';')) as pair from {t.Classified} where _failure_kinds is not null)
        group by all
        union all
        select {Sql.Text(string.Join(", ", t.Key))}, 'conflict', sum(_rows)::bigint from {t.Repeated} where _contents > 1 having count(*) > 0
        union all
        select 'row', if(contains(split_part(failure_reason, '(', 1), 'few'), 'too_few_fields', 'too_many_fields'), count(*)
        from pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)} group by all
        order by 1, 2
        """,
        static r => new QuarantineCount(r.GetString(0), r.GetString(1), r.GetInt64(2)));
}
