using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>History by content and by time of arrival, from delta files and from globs of full ones.</summary>
public sealed class ArrivalTests
{
    [Fact]
    public async Task ThereAndBackAgainGivesThreeIntervals()
    {
        using var diary = DuckDbDiary.Of("card");
        foreach (var line in new[] { "c,1,5,,U,1", "c,1,6,,U,2", "c,1,5,,U,3" })
            await diary.DayAsync(("cards", [line]));

        Assert.Equal(["5.00: 2-3", "5.00: 4-", "6.00: 3-4"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task DeleteThreeRunsReturn()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,I,1"]));
        await diary.DayAsync(("cards", ["c,1,5,,D,2"]));
        await diary.DayAsync();
        await diary.DayAsync();
        await diary.DayAsync();
        await diary.DayAsync(("cards", ["c,1,5,,I,3"]));

        Assert.Equal(["C: 2-3", "C: 7-"], await diary.HistoryAsync("snap_card", "card_id"));
        Assert.Equal(["C: 2-3", "C: 7-"], await diary.HistoryAsync("snap_card_dated", "card_id"));
        Assert.Equal(["C: 2-"], await diary.HistoryAsync("snap_card_holder", "card_id"));
        Assert.Equal(["C false: 2-3", "C false: 7-", "C true: 3-7"], await diary.HistoryAsync("snap_card_arrival", "card_id, dbt_is_deleted"));
    }

    [Fact]
    public async Task UnderCheckARowThatOnlyArrivedAnewIsNoVersion()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards", ["c,1,5.00,,U,2"]));

        Assert.Equal(["C: 2-"], await diary.HistoryAsync("snap_card", "card_id"));
        Assert.Equal(["C: 2-3", "C: 3-"], await diary.HistoryAsync("snap_card_dated", "card_id"));
    }

    [Fact]
    public async Task ADifferentFileUnderALoadedNameIsLoaded()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards_a.csv", ["c,1,6,,U,1"]));

        Assert.Equal(["5.00: 2-3", "6.00: 3-"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task StatesABAInThreeDeltaFilesEndInA()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards_b.csv", ["c,1,6,,U,1"]));
        await diary.DayAsync(("cards_c.csv", ["c,1,5,,U,1"]));

        Assert.Equal(["5.00: 2-3", "5.00: 4-", "6.00: 3-4"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task StatesABAUnderOneNameEndInAToo()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards_a.csv", ["c,1,6,,U,1"]));
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));

        Assert.Equal(["5.00: 2-3", "5.00: 4-", "6.00: 3-4"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task StatesABAInOneRunEndInAToo()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", ["c,1,7,,U,1"]));
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]), ("cards_b.csv", ["c,1,6,,U,1"]), ("cards_c.csv", ["c,1,5,,U,1"]));

        Assert.Equal(["5.00: 3-", "7.00: 2-3"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task FilesOfAGlobAreAppliedInNameOrder()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders_2.csv", ["n,1,Second", "n,2,New"]), ("holders_1.csv", ["n,1,First", "n,3,Gone"]), ("holders_10.csv", ["n,1,Between"]));

        Assert.Equal(["n 1 second: 2-", "n 2 new: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id, holder_name"));
    }

    [Fact]
    public async Task ABadRowInADeltaFileEndsNoGoodVersion()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,U,1"]));
        await diary.DayAsync(("cards", ["c,1,lots,,U,2"]));

        Assert.Equal(["5.00: 2-"], await diary.HistoryAsync("snap_card", "limit_amount"));
    }

    [Fact]
    public async Task ACorrectedDeltaFileTakesItsBadRecordsBack()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards_a.csv", ["c,1,5"]));
        await diary.DayAsync(("cards_a.csv", ["c,1,5,,U,1"]));

        Assert.Empty(diary.Values("select failure_reason from staging.quarantine_stg_card"));
    }
}
