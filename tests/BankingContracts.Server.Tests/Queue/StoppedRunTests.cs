using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Tests.Queue;

/// <summary>What is said of a run that is stopped.</summary>
public sealed class StoppedRunTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>Whenever it is stopped: what the service says is what the database holds.</summary>
    [Fact]
    public async Task WhatTheServiceSaysOfAStoppedRunIsTrue()
    {
        TestService.Deliver(_folder);
        await using var service = await TestService.StartAsync(TestService.Options(_folder));
        for (var stages = 0; stages < 14; stages += 2)
        {
            var run = await service.Queue.AddAsync(RunCause.Api, "a test", new() { FullRefresh = true });
            while ((await service.Runs.StagesAsync(run.Id, TestContext.Current.CancellationToken)).Count < stages && service.Queue.Current is not null)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await service.Queue.CancelAsync(run.Id, "a test");

            var ended = await service.EndOfAsync(run.Id);

            await using var database = await OpenAsync();
            var isCommitted = (await database.ReadRunsAsync(null, TestContext.Current.CancellationToken)).Any(r => r.RunId == run.Id);
            Assert.Equal(isCommitted, ended.GetProperty("is_committed").GetBoolean());
            Assert.Equal(isCommitted ? "succeeded" : "cancelled", ended.GetProperty("state").GetString());
        }
    }

    /// <summary>The service itself may read the database just now; before the first commit there is none.</summary>
    private async Task<Runtime.Engines.IEngineReader> OpenAsync()
    {
        var engine = TestService.Engine(_folder);
        if (!await engine.ExistsAsync(TestContext.Current.CancellationToken))
            await new Runtime.PipelineRunner(Pipeline.ContractPipeline.Definition, engine).RunAsync(TestService.Options(_folder).Run, TestContext.Current.CancellationToken);
        return await Runtime.Engines.DatabaseWait.OpenAsync(
            TimeSpan.FromMinutes(1), () => engine.OpenReaderAsync(Pipeline.ContractPipeline.Definition, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);
    }
}
