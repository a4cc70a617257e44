using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;

namespace BankingContracts.Runtime.DuckDb.Tests.Snapshots;

public sealed class SnapshotStepTests : IDisposable
{
    private const string History = "select item_id, item_name, item_amount, dbt_updated_at, dbt_valid_from, dbt_valid_to from snap_item order by item_id, dbt_valid_from";

    private readonly ItemWarehouse _warehouse = new();

    private static SnapshotBody Check => new("stg_item", SnapshotStrategy.Check, null, ["item_name", "item_amount"], HardDeletes.Invalidate, false, false);

    private static SnapshotBody Timestamp => new("stg_item", SnapshotStrategy.Timestamp, "loaded_at", [], HardDeletes.Invalidate, false, true);

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task AFirstLoadOpensOneVersionPerKey()
    {
        var history = await Replay(Check, (1, [("1", "a", "1.00", 1), ("2", "b", "2.00", 1)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | -", "2 | b | 2.00 | 1 | 1 | -"], history);
    }

    [Fact]
    public async Task ACheckedChangeClosesTheOpenVersionAtTheInstantTheNewOneOpens()
    {
        var history = await Replay(Check, (1, [("1", "a", "1.00", 1)]), (3, [("1", "a", "1.50", 3)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | 3", "1 | a | 1.50 | 3 | 3 | -"], history);
    }

    [Fact]
    public async Task UnderCheckANewArrivalOfTheSameValuesWritesNothing()
    {
        var history = await Replay(Check, (1, [("1", "a", "1.00", 1)]), (3, [("1", "a", "1.00", 3)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | -"], history);
    }

    [Fact]
    public async Task UnderTimestampANewArrivalOfTheSameValuesOpensAVersion()
    {
        var history = await Replay(Timestamp, (1, [("1", "a", "1.00", 1)]), (3, [("1", "a", "1.00", 3)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | 3", "1 | a | 1.00 | 3 | 3 | -"], history);
    }

    [Fact]
    public async Task UnderTimestampOtherValuesOfTheSameArrivalWriteNothing()
    {
        var history = await Replay(Timestamp, (1, [("1", "a", "1.00", 1)]), (3, [("1", "b", "1.00", 1)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | -"], history);
    }

    [Fact]
    public async Task UnderTimestampAChangedCleaningOpensAVersionWhereValuesDiffer()
    {
        var pipeline = ItemPipeline.With(Timestamp);
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1), ("2", "b", "2.00", 1)]);
        await _warehouse.LoadAsync(pipeline, 3, [("1", "A", "1.00", 1), ("2", "b", "2.00", 1)], isRecleaned: true);
        Assert.Equal(
            ["1 | a | 1.00 | 1 | 1 | 3", "1 | A | 1.00 | 1 | 3 | -", "2 | b | 2.00 | 1 | 1 | -"],
            await _warehouse.QueryAsync(pipeline, History));
    }

    [Fact]
    public async Task ADeletedKeyClosesAndOpensAgainWhenItReturns()
    {
        var history = await Replay(Check, (1, [("1", "a", "1.00", 1)]), (2, []), (3, []), (4, [("1", "a", "1.00", 4)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | 2", "1 | a | 1.00 | 4 | 4 | -"], history);
    }

    [Fact]
    public async Task ThereAndBackGivesThreeIntervals()
    {
        var history = await Replay(Check, (1, [("1", "a", "1.00", 1)]), (2, [("1", "b", "1.00", 2)]), (3, [("1", "a", "1.00", 3)]));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | 2", "1 | b | 1.00 | 2 | 2 | 3", "1 | a | 1.00 | 3 | 3 | -"], history);
    }

    [Fact]
    public async Task AKeyWhoseRowsAreAllQuarantinedCloses()
    {
        var pipeline = ItemPipeline.With(Check);
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1), ("2", "b", "1.00", 1)]);
        var outcomes = await _warehouse.LoadAsync(pipeline, 2, [("1", "a", "oops", 2)]);
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | 2", "2 | b | 1.00 | 1 | 1 | 2"], await _warehouse.QueryAsync(pipeline, History));
        Assert.Equal((2, 1), (outcomes.Snapshot.Change.Removed, outcomes.Snapshot.Closed.Quarantined));
    }

    [Fact]
    public async Task OnQuarantineKeepLeavesTheLastGoodVersionButNotADeletedOne()
    {
        var pipeline = ItemPipeline.With(Check with { KeepQuarantined = true });
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1), ("2", "b", "1.00", 1)]);
        var outcomes = await _warehouse.LoadAsync(pipeline, 2, [("1", "a", "oops", 2)]);
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | -", "2 | b | 1.00 | 1 | 1 | 2"], await _warehouse.QueryAsync(pipeline, History));
        Assert.Equal((1, 1), (outcomes.Snapshot.Totals.Current, outcomes.Snapshot.Totals.Kept));
    }

    [Fact]
    public async Task HardDeletesIgnoreLeavesTheVersionOpen()
    {
        var history = await Replay(Check with { HardDeletes = HardDeletes.Ignore }, (1, [("1", "a", "1.00", 1)]), (2, []));
        Assert.Equal(["1 | a | 1.00 | 1 | 1 | -"], history);
    }

    [Fact]
    public async Task HardDeletesNewRecordMarksTheTimeOfAbsence()
    {
        var pipeline = ItemPipeline.With(Check with { HardDeletes = HardDeletes.NewRecord });
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1)]);
        await _warehouse.LoadAsync(pipeline, 2, []);
        await _warehouse.LoadAsync(pipeline, 3, []);
        await _warehouse.LoadAsync(pipeline, 4, [("1", "a", "1.00", 4)]);
        Assert.Equal(
            ["a | false | 1 | 2", "a | true | 2 | 4", "a | false | 4 | -"],
            await _warehouse.QueryAsync(pipeline, "select item_name, dbt_is_deleted, dbt_valid_from, dbt_valid_to from snap_item order by dbt_valid_from"));
    }

    [Fact]
    public async Task TheIdIsMadeFromKeyAndStart()
    {
        var pipeline = ItemPipeline.With(Check);
        await _warehouse.LoadAsync(pipeline, 1, [("12", "a", "1.00", 1)]);
        Assert.Equal(["2:12@2026-01-01T00:00:00.000000Z"], await _warehouse.QueryAsync(pipeline, "select dbt_scd_id from snap_item"));
    }

    private async Task<string[]> Replay(SnapshotBody snapshot, params (int Day, (string?, string?, string?, int)[] Rows)[] days)
    {
        var pipeline = ItemPipeline.With(snapshot);
        foreach (var (day, rows) in days)
            await _warehouse.LoadAsync(pipeline, day, rows);
        return await _warehouse.QueryAsync(pipeline, History);
    }
}
