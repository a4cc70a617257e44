using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.EndToEnd;
using BankingContracts.Pipeline.Tests.Faults;
using BankingContracts.Pipeline.Tests.Histories;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.KnownFailures;

/// <summary>Ways in which dbt's snapshots are known to lose or invent history; each with where it was reported.</summary>
public sealed class SnapshotFailureTests
{
    /// <summary>1. A deleted key that returns is not seen: https://github.com/dbt-labs/dbt-core/issues/2819.</summary>
    [Fact]
    public async Task AKeyThatReturnsAfterItsDeletionOpens()
    {
        using var diary = new Diary("card");
        await diary.DayAsync(("cards", ["c,1,5,,I,1"]));
        await diary.DayAsync(("cards", ["c,1,5,,D,2"]));
        await diary.DayAsync(("cards", ["c,1,5,,I,3"]));
        Assert.Equal(["C: 2-3", "C: 4-"], diary.History("snap_card", "card_id"));
    }

    /// <summary>2. With new_record under check a restored row is not inserted: https://github.com/dbt-labs/dbt-core/issues/11269.</summary>
    [Fact]
    public async Task ARecordedDeletionEndsWhenTheKeyReturns()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await diary.DayAsync(("holders", []));
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        Assert.Equal(["1 false: 2-3", "1 false: 4-", "1 true: 3-4"], diary.History("snap_holder_record", "holder_id, dbt_is_deleted"));
    }

    /// <summary>3. new_record writes rows without values: https://github.com/dbt-labs/dbt-core/issues/11949.</summary>
    [Fact]
    public async Task ARecordedDeletionKeepsTheLastValues()
    {
        using var diary = new Diary("card");
        await diary.DayAsync(("cards", ["c,1,5,note,I,1"]));
        await diary.DayAsync(("cards", ["c,,,,D,2"]));
        Assert.Equal(
            ["C 1 5.00 note false: 2-3", "C 1 5.00 note true: 3-"],
            diary.History("snap_card_arrival", "card_id, holder_id, limit_amount, note, dbt_is_deleted"));
    }

    /// <summary>4. new_record with dbt_valid_to_current records the deletion in every run: https://github.com/dbt-labs/dbt-adapters/issues/1240.</summary>
    [Fact]
    public async Task ADeletionIsRecordedOnceUnderASentinel()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["n,1,Ada", "n,2,Bob"]));
        await diary.DayAsync(("holders", ["n,2,Bob"]));
        await diary.DayAsync(("holders", ["n,2,Cy"]));
        await diary.DayAsync(("holders", ["n,2,Bob"]));
        Assert.Equal(["1 false: 2-3", "1 true: 3-"], diary.History("snap_holder_record", "holder_id, dbt_is_deleted").Take(2));
    }

    /// <summary>5. A custom dbt_valid_to_current is never replaced when a row changes: https://github.com/dbt-labs/dbt-core/issues/10921.</summary>
    [Fact]
    public async Task ASentinelGivesWayToTheTimeOfTheChange()
    {
        using var diary = new Diary("card");
        await diary.DayAsync(("cards", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards", ["c,1,6,,U,2"]));
        Assert.Equal(["5.00: 2-3", "6.00: 3-"], diary.History("snap_card_dated", "limit_amount"));
    }

    /// <summary>6. Duplicate keys in the source fail the MERGE, or stay for ever: https://github.com/dbt-labs/dbt-core/issues/1599.</summary>
    [Fact]
    public async Task DuplicateKeysAreQuarantinedAndTheRestGoesOn()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["n,1,Ada", "n,1,Bob", "n,2,Cy", "n,2,CY"]));
        Assert.Equal(["n 2: 2-"], diary.History("snap_holder", "region_id, holder_id"));
    }

    /// <summary>7. With two rows of a key the snapshot toggles between them in every run: https://github.com/dbt-labs/dbt-core/issues/6089.</summary>
    [Fact]
    public async Task AKeyWithTwoRowsDoesNotToggle()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await diary.DayAsync(("holders", ["n,1,Ada", "n,1,Bob"]));
        await diary.DayAsync(("holders", ["n,1,Bob", "n,1,Ada"]));
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        Assert.Equal(["ada: 2-"], diary.History("snap_holder", "holder_name"));
    }

    /// <summary>8. Two runs at once write two open versions: https://github.com/dbt-labs/dbt-core/issues/4661.</summary>
    [Fact]
    public async Task OfTwoRunsAtOnceOneIsRefused()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await using var other = await new Runtime.DuckDb.DuckDbEngineProvider()
            .Create(new Runtime.Engines.EngineSettings(diary.Bench.DatabasePath()))
            .OpenRunAsync(Subject.Of("holder").Pipeline, diary.Bench.RunAt, TestContext.Current.CancellationToken);
        BuiltProgram.Deliver(new DirectoryInfo(diary.Bench.Database), day: 20, rows: 1);
        using var process = BuiltProgram.Start(diary.Bench.Database, 20);
        Assert.Equal((int)ExitCode.Locked, (await process.EndAsync()).ExitCode);
    }

    /// <summary>9. A NULL in a composite key opens a version in every run: https://github.com/dbt-labs/dbt-core/issues/11950.</summary>
    [Fact]
    public async Task NullInAKeyIsQuarantinedOnce()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", [",1,Ada"]));
        await diary.DayAsync(("holders", [",1,Ada", "n,1,Bob"]));
        Assert.Equal(["n: 3-"], diary.History("snap_holder_record", "region_id"));
        Assert.Equal(["2026-01-02 06:30:00.25"], diary.Values("select quarantined_at from staging.quarantine_stg_holder"));
    }

    /// <summary>10. Concatenated keys collide: https://github.com/dbt-labs/dbt-core/issues/9992 and the separator of surrogate keys.</summary>
    [Fact]
    public async Task CompositeKeysDoNotCollide()
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders", ["a|b,c,Ada", "a,b|c,Bob", "null,c,Cy"]));
        Assert.Equal(3, diary.Values("select distinct dbt_scd_id from snapshots.snap_holder where dbt_valid_to is null").Count());
    }

    /// <summary>11. A NULL updated_at is never greater, so that changes are lost: https://github.com/dbt-labs/dbt-core/issues/2350.</summary>
    [Fact]
    public async Task ARowWithoutATimeIsSeenInQuarantine()
    {
        using var diary = new Diary("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,,Ulm"]));
        Assert.Equal(["Invalid since: missing value (NULL)"], diary.Values("select failure_reason from staging.quarantine_stg_branch"));
        Assert.Equal(["Bonn: 1.10-"], diary.History("snap_branch_record", "city_name"));
    }

    /// <summary>12. A row that comes late, its updated_at before the open version's, is dropped: https://docs.getdbt.com/docs/build/snapshots (timestamp strategy).</summary>
    [Fact]
    public async Task ALateRowSplitsTheVersionItFallsInto()
    {
        using var diary = new Diary("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,", "1,2026-01-01 12:00:00,1.3,"]));
        await diary.DayAsync(("rates", ["1,2026-01-01 11:00:00,1.2,"]));
        Assert.Equal(["1.100: 1.10-1.11", "1.200: 1.11-1.12", "1.300: 1.12-"], diary.History("snap_rate", "rate_pct"));
    }

    /// <summary>13. A change that keeps its updated_at is never noticed: https://docs.getdbt.com/docs/build/snapshots (timestamp strategy).</summary>
    [Fact]
    public async Task AChangeWithoutANewTimeIsReported()
    {
        using var diary = new Diary("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Ulm"]));
        Assert.Equal(["Contradicts snap_branch: other values with the same since_at"], diary.Values("select failure_reason from staging.quarantine_stg_branch"));
    }

    /// <summary>14. Sub-second times are cut, so that two versions become one or overlap: https://github.com/dbt-labs/dbt-core/issues/2871.</summary>
    [Fact]
    public async Task TimesAreExactToTheMicrosecond()
    {
        using var diary = new Diary("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00.000001,1.1,", "1,2026-01-01 10:00:00.000002,1.2,"]));
        Assert.Equal(["2026-01-01 10:00:00.000002", null], diary.Values("select dbt_valid_to from snapshots.snap_rate order by dbt_valid_from"));
    }

    /// <summary>15. A new column under check_cols all versions every row, or fails: https://github.com/dbt-labs/dbt-core/issues/1797, 3146, 11735.</summary>
    [Fact]
    public async Task ANewNullableColumnOpensNoVersion()
    {
        using var history = new History();
        await history.AddAsync(Delivered.Lines(["1,Ada,yes"], ["A1,1,50.00,savings"]));
        history.Harness.Pipeline = history.Harness.Pipeline
            .With("stg_account", m => m.Recleaned(sql => $"select *, 'north' as branch_name from ({sql})").WithColumn("branch_name"))
            .With("snap_account", m => m.WithColumn("branch_name") with
            {
                Body = (SnapshotBody)m.Body with { CheckColumns = [.. ((SnapshotBody)m.Body).CheckColumns, "branch_name"] },
            });
        (await history.Harness.RunAsync(history.NextRunAt)).Ended(ExitCode.Done);
        Assert.Equal([["A1", "north"]], history.Harness.Query("select account_id, branch_name from snapshots.snap_account"));
    }

    /// <summary>16. An empty or partial source closes every version: https://github.com/dbt-labs/dbt-core/pull/2355 (comment), dbt-adapters 1329.</summary>
    [Fact]
    public async Task AFileThatIsCutShortClosesNothing()
    {
        using var diary = new Diary("holder");
        var lines = Enumerable.Range(0, 120).Select(i => $"n,{i},Ada").ToArray();
        await diary.DayAsync(("holders", lines));
        var refused = await diary.RefusedAsync(("holders", lines[..50]));
        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Equal(["120"], diary.Values("select count(*) from snapshots.snap_holder where dbt_valid_to is null"));
    }
}
