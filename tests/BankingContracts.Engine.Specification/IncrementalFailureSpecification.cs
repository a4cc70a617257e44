using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>Ways in which dbt's incremental models are known to drift from a rebuild; each with where it was reported.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class IncrementalFailureSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    /// <summary>17. Rows that are deleted upstream stay: https://docs.getdbt.com/docs/build/incremental-models (no strategy deletes).</summary>
    [Fact]
    public async Task ADeletionReachesTheMarts()
    {
        using var diary = Banking();
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,5,savings", "B,1,5,savings"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings"]));
        Assert.Equal(["A"], await diary.ValuesAsync("account_summary", "account_id"));
        Assert.Equal(["1"], await diary.ValuesAsync("customer_profile", "total_accounts_count"));
    }

    /// <summary>18. A change of a dimension does not reach facts that did not change themselves: filters on the fact's own updated_at, https://docs.getdbt.com/best-practices/materializations/4-incremental-models.</summary>
    [Fact]
    public async Task AChangeOfTheCustomerReachesAccountsThatDidNotChange()
    {
        using var diary = Banking();
        await diary.DayAsync(("Customer", ["1,Ada,no"]), ("accounts", ["A,1,100,savings"]));
        await diary.DayAsync(("Customer", ["1,Ada,yes"]));
        Assert.Equal(["0.015"], await diary.ValuesAsync("account_summary", "interest_rate_pct"));
    }

    /// <summary>19. Rows with a time at or before max(updated_at) are missed: https://github.com/dlt-hub/dlt/issues/2269 and dbt's guide to late arriving facts.</summary>
    [Fact]
    public async Task RowsThatAreOlderThanTheNewestReachTheMarts()
    {
        using var diary = Of("claim", "branch");
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,5,"]), ("branches", []));
        await diary.DayAsync(("claims", ["1,2025-12-01 10:00:00,1,6,", "2,2026-01-01 10:00:00,1,7,"]));
        Assert.Equal([["1", "11.00"], ["2", "7.00"]], (await diary.Bench.RowsAsync("current_number", ["number_id", "total_amount"])).OrderBy(r => r[0], StringComparer.Ordinal));
    }

    /// <summary>20. Changed logic leaves the rows of before as they were until somebody thinks of a full refresh: https://docs.getdbt.com/docs/build/incremental-models (on_schema_change, rebuilding).</summary>
    [Fact]
    public async Task ChangedLogicIsAppliedToAllRows()
    {
        using var diary = Banking();
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,100,savings"]));
        await diary.Bench.RunEditedAsync(pipeline => pipeline.With(
            "account_summary", m => m.Requeried(sql => sql.Replace("0.005", "0.010", StringComparison.Ordinal)) with { Audits = [] }));
        Assert.Equal(["2.00"], await diary.ValuesAsync("account_summary", "annual_interest_amount"));
    }

    /// <summary>21. A run that failed half way leaves some models ahead of others, and counts twice when it is repeated: https://github.com/dbt-labs/dbt-core/issues/2034.</summary>
    [Fact]
    public async Task ARunThatFailedIsRepeatedAsIfItHadNotBeen()
    {
        using var diary = Of("card");
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));
        await diary.KilledDayAsync(12, ("cards_b.csv", ["d,1,6,,U,1"]));
        Assert.Equal([["2", "11.00"]], await diary.Bench.RowsAsync("holder_limit", ["cards_count", "total_limit_amount"]));
    }

    private static Diary Banking() => new(new TFixture(), Subject.Banking);

    private static Diary Of(params string[] entities) => new(new TFixture(), Subject.Of(entities));
}
