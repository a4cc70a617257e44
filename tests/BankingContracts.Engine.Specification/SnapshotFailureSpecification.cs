using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification;

/// <summary>Ways in which dbt's snapshots are known to lose or invent history; each with where it was reported.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class SnapshotFailureSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    /// <summary>1. A deleted key that returns is not seen: https://github.com/dbt-labs/dbt-core/issues/2819.</summary>
    [Fact]
    public async Task AKeyThatReturnsAfterItsDeletionOpens()
    {
        using var diary = Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,I,1"]));
        await diary.DayAsync(("cards", ["c,1,5,,D,2"]));
        await diary.DayAsync(("cards", ["c,1,5,,I,3"]));
        Assert.Equal(["C: 2-3", "C: 4-"], await diary.HistoryAsync("snap_card", "card_id"));
    }

    /// <summary>2. With new_record under check a restored row is not inserted: https://github.com/dbt-labs/dbt-core/issues/11269.</summary>
    [Fact]
    public async Task ARecordedDeletionEndsWhenTheKeyReturns()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await diary.DayAsync(("holders", []));
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        Assert.Equal(["1 false: 2-3", "1 false: 4-", "1 true: 3-4"], await diary.HistoryAsync("snap_holder_record", "holder_id, dbt_is_deleted"));
    }

    /// <summary>3. new_record writes rows without values: https://github.com/dbt-labs/dbt-core/issues/11949.</summary>
    [Fact]
    public async Task ARecordedDeletionKeepsTheLastValues()
    {
        using var diary = Of("card");
        await diary.DayAsync(("cards", ["c,1,5,note,I,1"]));
        await diary.DayAsync(("cards", ["c,,,,D,2"]));
        Assert.Equal(
            ["C 1 5.00 note false: 2-3", "C 1 5.00 note true: 3-"],
            await diary.HistoryAsync("snap_card_arrival", "card_id, holder_id, limit_amount, note, dbt_is_deleted"));
    }

    /// <summary>4. new_record with dbt_valid_to_current records the deletion in every run: https://github.com/dbt-labs/dbt-adapters/issues/1240.</summary>
    [Fact]
    public async Task ADeletionIsRecordedOnceUnderASentinel()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada", "n,2,Bob"]));
        await diary.DayAsync(("holders", ["n,2,Bob"]));
        await diary.DayAsync(("holders", ["n,2,Cy"]));
        await diary.DayAsync(("holders", ["n,2,Bob"]));
        Assert.Equal(["1 false: 2-3", "1 true: 3-"], (await diary.HistoryAsync("snap_holder_record", "holder_id, dbt_is_deleted")).Take(2));
    }

    /// <summary>5. A custom dbt_valid_to_current is never replaced when a row changes: https://github.com/dbt-labs/dbt-core/issues/10921.</summary>
    [Fact]
    public async Task ASentinelGivesWayToTheTimeOfTheChange()
    {
        using var diary = Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards", ["c,1,6,,U,2"]));
        Assert.Equal(["5.00: 2-3", "6.00: 3-"], await diary.HistoryAsync("snap_card_dated", "limit_amount"));
    }

    /// <summary>6. Duplicate keys in the source fail the MERGE, or stay for ever: https://github.com/dbt-labs/dbt-core/issues/1599.</summary>
    [Fact]
    public async Task DuplicateKeysAreQuarantinedAndTheRestGoesOn()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada", "n,1,Bob", "n,2,Cy", "n,2,CY"]));
        Assert.Equal(["n 2: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id"));
    }

    /// <summary>7. With two rows of a key the snapshot toggles between them in every run: https://github.com/dbt-labs/dbt-core/issues/6089.</summary>
    [Fact]
    public async Task AKeyWithTwoRowsDoesNotToggle()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await diary.DayAsync(("holders", ["n,1,Ada", "n,1,Bob"]));
        await diary.DayAsync(("holders", ["n,1,Bob", "n,1,Ada"]));
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        Assert.Equal(["ada: 2-"], await diary.HistoryAsync("snap_holder", "holder_name"));
    }

    /// <summary>9. A NULL in a composite key opens a version in every run: https://github.com/dbt-labs/dbt-core/issues/11950.</summary>
    [Fact]
    public async Task NullInAKeyIsQuarantinedOnce()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", [",1,Ada"]));
        await diary.DayAsync(("holders", [",1,Ada", "n,1,Bob"]));
        Assert.Equal(["n: 3-"], await diary.HistoryAsync("snap_holder_record", "region_id"));
        Assert.Equal(["2026-01-02 06:30:00.25"], await diary.ValuesAsync("quarantine_stg_holder", "quarantined_at"));
    }

    /// <summary>10. Concatenated keys collide: https://github.com/dbt-labs/dbt-core/issues/9992 and the separator of surrogate keys.</summary>
    [Fact]
    public async Task CompositeKeysDoNotCollide()
    {
        using var diary = Of("holder");
        await diary.DayAsync(("holders", ["a|b,c,Ada", "a,b|c,Bob", "null,c,Cy"]));
        Assert.Equal(3, (await diary.Bench.RowsAsync("snap_holder", ["dbt_valid_to", "dbt_scd_id"])).Where(r => r[0] is null).DistinctBy(r => r[1]).Count());
    }

    /// <summary>11. A NULL updated_at is never greater, so that changes are lost: https://github.com/dbt-labs/dbt-core/issues/2350.</summary>
    [Fact]
    public async Task ARowWithoutATimeIsSeenInQuarantine()
    {
        using var diary = Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,,Ulm"]));
        Assert.Equal(["Invalid since: missing value (NULL)"], await diary.ValuesAsync("quarantine_stg_branch", "failure_reason"));
        Assert.Equal(["Bonn: 1.10-"], await diary.HistoryAsync("snap_branch_record", "city_name"));
    }

    /// <summary>12. A row that comes late, its updated_at before the open version's, is dropped: https://docs.getdbt.com/docs/build/snapshots (timestamp strategy).</summary>
    [Fact]
    public async Task ALateRowSplitsTheVersionItFallsInto()
    {
        using var diary = Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,", "1,2026-01-01 12:00:00,1.3,"]));
        await diary.DayAsync(("rates", ["1,2026-01-01 11:00:00,1.2,"]));
        Assert.Equal(["1.100: 1.10-1.11", "1.200: 1.11-1.12", "1.300: 1.12-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    /// <summary>13. A change that keeps its updated_at is never noticed: https://docs.getdbt.com/docs/build/snapshots (timestamp strategy).</summary>
    [Fact]
    public async Task AChangeWithoutANewTimeIsReported()
    {
        using var diary = Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Ulm"]));
        Assert.Equal(["Contradicts snap_branch: other values with the same since_at"], await diary.ValuesAsync("quarantine_stg_branch", "failure_reason"));
    }

    /// <summary>14. Sub-second times are cut, so that two versions become one or overlap: https://github.com/dbt-labs/dbt-core/issues/2871.</summary>
    [Fact]
    public async Task TimesAreExactToTheMicrosecond()
    {
        using var diary = Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00.000001,1.1,", "1,2026-01-01 10:00:00.000002,1.2,"]));
        Assert.Equal([null, "2026-01-01 10:00:00.000002"], await diary.ValuesAsync("snap_rate", "dbt_valid_to"));
    }

    /// <summary>15. A new column under check_cols all versions every row, or fails: https://github.com/dbt-labs/dbt-core/issues/1797, 3146, 11735.</summary>
    [Fact]
    public async Task ANewColumnThatIsFilledOpensNoVersion()
    {
        using var diary = new Diary(new TFixture(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A1,1,50.00,savings"]));
        await diary.Bench.RunEditedAsync(pipeline => pipeline
            .With("stg_account", m => m.Recleaned(sql => $"select *, 'north' as branch_name from ({sql})").WithColumn("branch_name"))
            .With("snap_account", m => m.WithColumn("branch_name") with
            {
                Body = (SnapshotBody)m.Body with { CheckColumns = [.. ((SnapshotBody)m.Body).CheckColumns, "branch_name"], FillsNewColumns = true },
            }));
        Assert.Equal([["A1", "north"]], await diary.Bench.RowsAsync("snap_account", ["account_id", "branch_name"]));
    }

    /// <summary>16. An empty or partial source closes every version: https://github.com/dbt-labs/dbt-core/pull/2355 (comment), dbt-adapters 1329.</summary>
    [Fact]
    public async Task AFileThatIsCutShortClosesNothing()
    {
        using var diary = Of("holder");
        var lines = Enumerable.Range(0, 120).Select(i => $"n,{i},Ada").ToArray();
        await diary.DayAsync(("holders", lines));
        var refused = await diary.RefusedAsync(("holders", lines[..50]));
        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Equal(120, (await diary.ValuesAsync("snap_holder", "dbt_valid_to")).Count(t => t is null));
    }

    private static Diary Of(params string[] entities) => new(new TFixture(), Subject.Of(entities));
}
