using BankingContracts.Databricks.TestServer;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>The reference pipeline on a warehouse.</summary>
public sealed class DiaryTests
{
    [Fact]
    public async Task ADeletionReachesTheMartsAndTheVolumeIsEmptyAfterwards()
    {
        using var diary = new Diary(new SparkWorkspace(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,5,savings", "B,1,5,savings"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings"]));
        Assert.Equal(["A"], await diary.ValuesAsync("account_summary", "account_id"));
        var place = SparkWorkspace.Server.LocalPath($"{DatabricksTestServer.Volume}/{SparkWorkspace.SchemaOf(diary.Bench.Database)}_database");
        Assert.Empty(Directory.EnumerateFileSystemEntries(place));
    }
}
