using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Publication;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>What happens to the server and to the tables between two runs is told, or mended.</summary>
public sealed class ServerTests : IDisposable
{
    private static readonly Subject Branch = Subject.Of("branch");

    private readonly Diary _diary = new(new SparkServer(), Branch);

    private ConnectSettings Settings => SparkServer.SettingsOf(_diary.Bench.Database);

    private string Table => $"{Settings.SchemaPrefix}snapshots.snap_branch";

    /// <inheritdoc/>
    public void Dispose() => _diary.Dispose();

    /// <summary>Neither the run nor a later one overwrites it. The statement of the message brings the table back.</summary>
    [Fact]
    public async Task ATableThatSomebodyElseChangedStopsTheRun()
    {
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await ExecuteAsync($"optimize {Table}");
        await ExecuteAsync($"update {Table} set city_name = 'Ulm'");

        var result = await _diary.Bench.TryRunAsync(after: TimeSpan.FromHours(1));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.StartsWith($"Somebody else changed the table {Table} after the last run", result.Message, StringComparison.Ordinal);
        var remedy = result.Message[result.Message.IndexOf("restore table", StringComparison.Ordinal)..result.Message.IndexOf(". Nothing", StringComparison.Ordinal)];
        await ExecuteAsync(remedy);
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        Assert.Equal(["Bonn: 1.10-"], await _diary.HistoryAsync("snap_branch", "city_name"));
    }

    /// <summary>A restarted server with a catalog in its memory knows no table any more.</summary>
    [Fact]
    public async Task TablesWhoseNamesWereForgottenAreRegisteredAgain()
    {
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        foreach (var schema in SparkNames.Schemas)
            await ExecuteAsync($"drop schema {Settings.SchemaPrefix}{schema} cascade");

        await _diary.Bench.AssertTablesAsync();
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        Assert.Equal(["Bonn: 1.10-"], await _diary.HistoryAsync("snap_branch", "city_name"));
    }

    /// <summary>Its tables are those of the run before, and the next run goes on from them.</summary>
    [Fact]
    public async Task APublicationThatCannotBeCompletedIsUndone()
    {
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await ExecuteAsync($"alter table {Table} add constraint none check (city_name <> 'Ulm')");
        await _diary.Bench.AssertTablesAsync();
        _diary.Bench.Deliver(new Dictionary<string, IReadOnlyList<string>?> { ["branches.csv"] = ["branch_id,since,city", "1,2026-01-01 20:00:00,Ulm"] });

        var result = await _diary.Bench.TryRunAsync(after: TimeSpan.FromHours(1));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("brought back to the run before. Nothing was changed.", result.Message, StringComparison.Ordinal);
        await _diary.Bench.AssertTablesAsync();
        await ExecuteAsync($"alter table {Table} drop constraint none");
        await _diary.DayAsync(("branches", ["1,2026-01-02 10:00:00,Ulm"]));
    }

    [Fact]
    public async Task ARunWhoseLockIsBrokenCannotPublish()
    {
        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        using var server = new ConnectServer(Settings);
        var sql = new SparkDialect(new ConnectPlatform(Settings).Names, null);
        var (lease, _) = await Lease.TakeAsync(async () => new SqlSession(await server.OpenAsync(CancellationToken.None)), sql, CancellationToken.None);
        await using (lease)
        {
            Assert.Contains("was broken", await _diary.Bench.Engine.BreakLockAsync(CancellationToken.None), StringComparison.Ordinal);
            var refusal = await Assert.ThrowsAsync<PipelineException>(() => lease.ChangeAsync("marker = 'mine'", s => s));
            Assert.Contains("lost its lock", refusal.Message, StringComparison.Ordinal);
        }

        await _diary.DayAsync(("branches", ["1,2026-01-02 10:00:00,Ulm"]));
    }

    [Fact]
    public async Task ASessionWithoutAnsiModeIsRefused()
    {
        using var server = new ConnectServer(Settings);
        await using var session = new SqlSession(await server.OpenAsync(CancellationToken.None));
        await session.ExecuteAsync("set spark.sql.ansi.enabled = false");

        var refusal = await Assert.ThrowsAsync<PipelineException>(() => AnsiMode.RequireAsync(session));

        Assert.StartsWith("ANSI mode is off.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverythingThatARunNeedsIsChecked()
    {
        var checks = await _diary.Bench.Engine.DiagnoseAsync(CancellationToken.None);

        Assert.All(checks, c => Assert.Equal(EngineCheckOutcome.Ok, c.Outcome));
        Assert.Equal(["server", "ANSI mode", "time zone", "rights", "files", "lock"], checks.Select(c => c.Subject));
    }

    [Fact]
    public async Task AServerThatDoesNotAnswerIsTold()
    {
        var engine = new SparkEngine(new ConnectPlatform(Settings with { Uri = "sc://127.0.0.1:1" }));

        var check = Assert.Single(await engine.DiagnoseAsync(CancellationToken.None));

        Assert.Equal(EngineCheck.Problem("server", "The Spark server sc://127.0.0.1:1 does not answer. Start it, or correct SPARK_URI. Nothing was changed."), check);
    }

    /// <summary>It waits neither for the statement nor for its lock, whose place the next run takes at once, also in the same process.</summary>
    [Fact]
    public async Task ARunThatIsStoppedEndsAlthoughTheServerIsSilent()
    {
        await using var relay = new Relay(Settings.Uri);
        var engine = new SparkEngine(new ConnectPlatform(Settings with { Uri = relay.Uri }));
        using var stop = new CancellationTokenSource();
        await using (var run = await engine.OpenRunAsync(Branch.Pipeline, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), stop.Token))
        {
            relay.FallSilent();
            var answer = run.QueryAsync("select 1", stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        }

        await _diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
    }

    private async Task ExecuteAsync(string statement)
    {
        using var server = new ConnectServer(Settings);
        await using var session = new SqlSession(await server.OpenAsync(CancellationToken.None));
        await session.ExecuteAsync(statement);
    }
}
