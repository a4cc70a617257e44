using BankingContracts.Databricks.TestServer;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>Runs that follow each other on a warehouse.</summary>
public sealed class DiaryTests
{
    [Fact]
    public async Task AChangeIsFollowedAndTheVolumeIsEmptyAfterwards()
    {
        using var diary = new Diary(new SparkWorkspace(), Subject.Of("branch"));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,2026-01-02 10:00:00,Ulm"]));
        Assert.Equal(["Bonn: 1.10-2.10", "Ulm: 2.10-"], await diary.HistoryAsync("snap_branch", "city_name"));
        var place = SparkWorkspace.Server.LocalPath($"{DatabricksTestServer.Volume}/spark_catalog.{SparkWorkspace.SchemaOf(diary.Bench.Database)}_database");
        Assert.Empty(Directory.EnumerateFileSystemEntries(place));
    }
}
