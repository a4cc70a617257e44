using BankingContracts.Databricks.TestServer;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>The reference pipeline on a warehouse.</summary>
public sealed class DiaryTests
{
    [Fact]
    public async Task ADeletionReachesTheMarts()
    {
        using var diary = new Diary(new SparkWorkspace(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,5,savings", "B,1,5,savings"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings"]));
        Assert.Equal(["A"], await diary.ValuesAsync("account_summary", "account_id"));
    }

    [Fact]
    public async Task AHistoryFollowsItsFilesAndTheVolumeIsEmptyAfterwards()
    {
        using var diary = new Diary(new SparkWorkspace(), Subject.Of("branch"));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,2026-01-02 10:00:00,Ulm"]));
        Assert.Equal(["Bonn: 1.10-2.10", "Ulm: 2.10-"], await diary.HistoryAsync("snap_branch", "city_name"));
        var place = SparkWorkspace.Server.LocalPath($"{DatabricksTestServer.Volume}/{SparkWorkspace.SchemaOf(diary.Bench.Database)}_database");
        Assert.Empty(Directory.EnumerateFileSystemEntries(place));
    }
}
