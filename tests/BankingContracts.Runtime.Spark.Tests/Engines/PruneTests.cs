using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>Models whose contract was removed, in a database on Spark that still has them.</summary>
public sealed class PruneTests : IDisposable
{
    private static readonly PipelineDefinition Whole = Subject.Of("branch").Pipeline;
    private static readonly string[] Retired = ["snap_branch_kept", "snap_branch_record"];
    private static readonly PipelineDefinition Rest = Whole with { Models = [.. Whole.Models.Where(m => !Retired.Contains(m.Name))] };

    private readonly Diary _diary = new(new SparkServer(), Subject.Of("branch"));

    private ConnectSettings Settings => SparkServer.SettingsOf(_diary.Bench.Database) with { Location = Path.Combine(_diary.Bench.Root, "tables") };

    public void Dispose() => _diary.Dispose();

    /// <summary>The removal is completed before the run begins, so nothing of the rows before comes back with a model that returns.</summary>
    [Fact]
    public async Task ARemovalThatIsKilledIsCompletedByTheNextRun()
    {
        await RunAsync(1, "1,2026-01-01 10:00:00,Bonn");
        var death = new Death(IsLast);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Engine(s => new DyingSession(s, death)).PruneAsync(Rest, Retired, CancellationToken.None));

        await RunAsync(2, "2,2026-01-02 10:00:00,Ulm");

        await using var reader = await Engine().OpenReaderAsync(Whole, CancellationToken.None);
        var rows = await TableRows.TextsAsync(await reader.QueryAsync("select cast(branch_id as string) from snap_branch_kept", CancellationToken.None));
        Assert.Equal(["2"], rows.Select(r => r[0]));

        static bool IsLast(string sql) => sql.StartsWith("drop table", StringComparison.Ordinal) && sql.Contains(Retired[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfARetiredModelStays()
    {
        await RunAsync(1, "1,2026-01-01 10:00:00,Bonn");
        var found = await Engine().FindRetiredAsync(Rest, CancellationToken.None);

        var removed = await Engine().PruneAsync(Rest, Retired, CancellationToken.None);

        Assert.Equal(["snapshots.snap_branch_kept 1", "snapshots.snap_branch_record 1"], Tables(found).Where(t => t.StartsWith("snapshots.", StringComparison.Ordinal)));
        Assert.Equal(Tables(found), Tables(removed));
        Assert.Empty(await Engine().FindRetiredAsync(Rest, CancellationToken.None));
        Assert.All(Retired, m => Assert.False(Directory.Exists(FolderOf(m))));
        Assert.True(Directory.Exists(FolderOf("snap_branch")));
    }

    private static IEnumerable<string> Tables(IReadOnlyList<RetiredModel> models) =>
        models.SelectMany(m => m.Tables).Select(t => $"{t.Table} {t.Rows}").Order(StringComparer.Ordinal);

    private SparkEngine Engine(Func<ISqlSession, ISqlSession>? around = null) => new(new ConnectPlatform(Settings), around);

    private string FolderOf(string model) => new ConnectPlatform(Settings).Names.Folder("snapshots", model);

    private async Task RunAsync(int day, string line)
    {
        _diary.Bench.Deliver(new Dictionary<string, IReadOnlyList<string>?> { ["branches.csv"] = ["branch_id,since,city", line] });
        var result = await new PipelineRunner(Whole, Engine()).RunAsync(
            new RunOptions
            {
                InputDirectory = _diary.Bench.Inputs,
                OutputDirectory = Path.Combine(_diary.Bench.Root, "outputs"),
                ReportsDirectory = Path.Combine(_diary.Bench.Root, "reports"),
                AsOf = _diary.Bench.RunAt.AddDays(day),
            },
            CancellationToken.None);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
    }
}
