using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Spark.Platforms;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>A run is published as a whole or not at all, whenever it is killed.</summary>
public sealed class PublicationTests
{
    /// <summary>The marker is the commit: readers still see the run before, and the next run completes what was begun.</summary>
    [Fact]
    public async Task ARunThatIsKilledBetweenTwoTablesIsCompletedByTheNext()
    {
        using var diary = new Diary(new SparkServer(), Subject.Of("branch"));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await KillAsync(diary, sql => sql.StartsWith("merge into", StringComparison.Ordinal) && sql.Contains("snap_branch", StringComparison.Ordinal), "1,2026-01-02 10:00:00,Ulm");
        await diary.Bench.AssertTablesAsync();
        await diary.DayAsync();
        Assert.Equal(["Bonn: 1.10-2.10", "Ulm: 2.10-"], await diary.HistoryAsync("snap_branch", "city_name"));
    }

    [Fact]
    public async Task ARunThatIsKilledBeforeItsMarkerHasChangedNothing()
    {
        using var diary = new Diary(new SparkServer(), Subject.Of("branch"));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await KillAsync(diary, sql => sql.Contains("_actions_", StringComparison.Ordinal) || sql.Contains("_versions_", StringComparison.Ordinal), "1,2026-01-02 10:00:00,Ulm");
        await diary.Bench.AssertTablesAsync();
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        Assert.Equal(["Bonn: 1.10-"], await diary.HistoryAsync("snap_branch", "city_name"));
    }

    private static async Task KillAsync(Diary diary, Func<string, bool> isLast, string line)
    {
        diary.Bench.Deliver(new Dictionary<string, IReadOnlyList<string>?> { ["branches.csv"] = ["branch_id,since,city", line] });
        var death = new Death(isLast);
        var engine = new SparkEngine(new ConnectPlatform(SparkServer.SettingsOf(diary.Bench.Database)), inner => new DyingSession(inner, death));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PipelineRunner(Subject.Of("branch").Pipeline, engine).RunAsync(
            new RunOptions
            {
                InputDirectory = diary.Bench.Inputs,
                OutputDirectory = Path.Combine(diary.Bench.Root, "outputs"),
                ReportsDirectory = Path.Combine(diary.Bench.Root, "reports"),
                AsOf = diary.Bench.RunAt.AddDays(1),
            },
            CancellationToken.None));
        Assert.True(death.HasCome);
    }
}
