using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Queue;

/// <summary>A service that begins takes over what another one left when it was killed. A run whose process died must not stay "running" for ever (dagster #4319).</summary>
public sealed class RecoveryTests : IDisposable
{
    private static readonly DateTime Before = DateTime.UtcNow.AddSeconds(-30);

    private readonly TestFolder _folder = new();

    /// <summary>The sample's files.</summary>
    public RecoveryTests() => TestService.Deliver(_folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ARunThatPublishedNothingIsInterruptedAndQueuedAgainOnce()
    {
        await LeaveAsync(RunQueued.Of(Run("lost", RunCause.Api)), new RunStarted("lost", Micros.Of(Before)));

        await using var service = await TestService.StartAsync(TestService.Options(_folder));
        var again = await service.EndOfAsync(await RepetitionAsync(service, "lost"));

        Assert.Equal("interrupted", (await service.EndOfAsync("lost")).GetProperty("state").GetString());
        Assert.Equal("recovery", again.GetProperty("cause").GetString());
        Assert.Equal("succeeded", again.GetProperty("state").GetString());
        Assert.True(again.GetProperty("is_committed").GetBoolean());
    }

    /// <summary>A service that is killed again and again still does what was due.</summary>
    [Fact]
    public async Task ARepetitionThatIsInterruptedIsQueuedAgain()
    {
        await LeaveAsync([.. Interrupted(9)]);

        await using var service = await TestService.StartAsync(TestService.Options(_folder));

        Assert.Equal("succeeded", (await service.EndOfAsync(await RepetitionAsync(service, "lost9"))).GetProperty("state").GetString());
    }

    /// <summary>A run that ends the service itself must not do so for ever.</summary>
    [Fact]
    public async Task AfterTenInterruptionsARunIsNotQueuedAgain()
    {
        await LeaveAsync([.. Interrupted(10)]);

        await using var service = await TestService.StartAsync(TestService.Options(_folder));

        Assert.Equal("interrupted", (await service.EndOfAsync("lost10")).GetProperty("state").GetString());
        Assert.Equal(11, await service.Runs.CountAsync(new(1), TestContext.Current.CancellationToken));
    }

    /// <summary>The pipeline's own record says that it was committed; only its end was not written down.</summary>
    [Fact]
    public async Task ARunThatWasCommittedHasSucceeded()
    {
        var options = TestService.Options(_folder).Run with { RunId = "done" };
        var result = await new PipelineRunner(ContractPipeline.Definition, TestService.Engine(_folder)).RunAsync(options, TestContext.Current.CancellationToken);
        Assert.True(result.IsCommitted);
        await LeaveAsync(RunQueued.Of(Run("done", RunCause.Api)), new RunStarted("done", Micros.Of(Before)));

        await using var service = await TestService.StartAsync(TestService.Options(_folder));

        var run = await service.EndOfAsync("done");
        Assert.Equal("succeeded", run.GetProperty("state").GetString());
        Assert.True(run.GetProperty("is_committed").GetBoolean());
    }

    /// <summary>A due time has one run that succeeded: what writes missing exports afterwards belongs to no schedule.</summary>
    [Fact]
    public async Task WhatIsLeftOfARunThatWasCommittedIsNotDueAgain()
    {
        var options = TestService.Options(_folder).Run with { RunId = "done" };
        await new PipelineRunner(ContractPipeline.Definition, TestService.Engine(_folder)).RunAsync(options, TestContext.Current.CancellationToken);
        await LeaveAsync(RunQueued.Of(Run("done", RunCause.Schedule) with { Schedule = "nightly", DueAt = Before }), new RunStarted("done", Micros.Of(Before)));

        await using var service = await TestService.StartAsync(TestService.Options(_folder));

        var rest = await service.Runs.FindAsync(await RepetitionAsync(service, "done"), TestContext.Current.CancellationToken);
        Assert.Equal((RunCause.Recovery, null, null), (rest!.Cause, rest.Schedule, rest.DueAt));
    }

    [Fact]
    public async Task ARunOfTheCommandLineAppears()
    {
        var result = await new PipelineRunner(ContractPipeline.Definition, TestService.Engine(_folder)).RunAsync(TestService.Options(_folder).Run, TestContext.Current.CancellationToken);

        await using var service = await TestService.StartAsync(TestService.Options(_folder));
        RunEntry? run;
        while ((run = await service.Runs.FindAsync(result.RunId, TestContext.Current.CancellationToken)) is null)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.Equal((RunCause.CommandLine, RunState.Succeeded, true), (run.Cause, run.State, run.IsCommitted));
        Assert.True(run.Changed > 0);
        var stages = await service.Runs.StagesAsync(result.RunId, TestContext.Current.CancellationToken);
        Assert.NotEmpty(stages);
        Assert.Equal(result.Stages.Take(stages.Count).Select(s => s.Model), stages.Select(s => s.Model));
        Assert.All(stages.Zip(stages.Skip(1)), p => Assert.Equal(p.First.EndedAt, p.Second.StartedAt));
        Assert.Contains("by the command line", await service.PageAsync($"/runs/{result.RunId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsThatWaitedStillRun()
    {
        await LeaveAsync(RunQueued.Of(Run("waiting", RunCause.Api)));

        await using var service = await TestService.StartAsync(TestService.Options(_folder));

        Assert.Equal("succeeded", (await service.EndOfAsync("waiting")).GetProperty("state").GetString());
    }

    /// <summary>A service that is stopped in the middle of a run leaves it to the next one.</summary>
    [Fact]
    public async Task ARunThatTheEndOfTheServiceInterruptsIsDoneByTheNext()
    {
        string id;
        await using (var service = await TestService.StartAsync(TestService.Options(_folder)))
        {
            id = (await service.Queue.AddAsync(RunCause.Api, "a test", new())).Id;
            while (service.Queue.Current is null)
                await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await using var next = await TestService.StartAsync(TestService.Options(_folder));
        var state = (await next.EndOfAsync(id)).GetProperty("state").GetString();
        // It may have been quick enough.
        if (state == "interrupted")
            Assert.Equal("succeeded", (await next.EndOfAsync(await RepetitionAsync(next, id))).GetProperty("state").GetString());
        else
            Assert.Equal("succeeded", state);
    }

    /// <summary>A run, and repetitions of it of which each was interrupted; the last one was under way.</summary>
    private static IEnumerable<StoreChange> Interrupted(int repetitions)
    {
        for (var i = 0; i <= repetitions; i++)
        {
            var run = Run($"lost{i}", i == 0 ? RunCause.Api : RunCause.Recovery) with { Previous = i == 0 ? null : $"lost{i - 1}" };
            yield return RunQueued.Of(run);
            yield return new RunStarted(run.Id, Micros.Of(Before));
            if (i < repetitions)
                yield return RunEnded.Of(run with { State = RunState.Interrupted, EndedAt = Before });
        }
    }

    private static RunEntry Run(string id, RunCause cause) => new(id, cause, "a test", Before, new());

    private static async Task<string> RepetitionAsync(TestService service, string id)
    {
        while (true)
        {
            if ((await service.Runs.ListAsync(new(10), TestContext.Current.CancellationToken)).FirstOrDefault(r => r.Previous == id) is { } again)
                return again.Id;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task LeaveAsync(params StoreChange[] changes)
    {
        var store = new ServiceStore(StoreAddress.Of(_folder.Of("service", "service.sqlite")));
        store.Migrate();
        await store.ApplyAsync(changes, TestContext.Current.CancellationToken);
    }
}
