using System.Net.Http.Json;
using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Queue;

/// <summary>A run that failed for a cause that may pass is tried again, later and later; any other failure stays.</summary>
public sealed class RetryTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void EachAttemptWaitsTwiceAsLong()
    {
        var schedule = Nightly with { Retries = 4, RetryAfter = TimeSpan.FromHours(5) };
        var waits = new List<double>();
        for (var run = Failed; Retries.Of(run, mayPass: true, [schedule]) is { } next; run = next with { State = RunState.Failed, EndedAt = Noon })
            waits.Add((next.NotBefore!.Value - Noon).TotalHours);
        Assert.Equal([5, 10, 20, 24], waits);
    }

    [Fact]
    public void AnAttemptIsARunOfItsOwnForTheSameTime()
    {
        var next = Retries.Of(Failed, mayPass: true, [Nightly])!;
        Assert.Equal((RunCause.Retry, "nightly", Noon.AddHours(-1), 2, "first", Noon.AddMinutes(1)), (next.Cause, next.Schedule, next.DueAt!.Value, next.Attempt, next.Previous!, next.NotBefore!.Value));
        Assert.Equal("layer:marts", Assert.Single(next.Scope.Select));
        Assert.NotEqual("first", next.Id);
    }

    [Fact]
    public void NothingElseIsTriedAgain()
    {
        Assert.Null(Retries.Of(Failed, mayPass: false, [Nightly]));
        Assert.Null(Retries.Of(Failed with { State = RunState.Succeeded }, mayPass: true, [Nightly]));
        Assert.Null(Retries.Of(Failed with { Attempt = 4 }, mayPass: true, [Nightly]));
        Assert.Null(Retries.Of(Failed, mayPass: true, [Nightly with { Retries = 0 }]));
        Assert.Null(Retries.Of(Failed with { Cause = RunCause.CommandLine }, mayPass: true, [Nightly]));
    }

    [Fact]
    public async Task ARunIsTriedAgainUntilItsCauseHasPassed()
    {
        TestService.Deliver(_folder);
        var options = Options(failures: 2);
        await using var service = await TestService.StartAsync(options);

        var first = await RunNightlyAsync(service);
        var second = await NextAsync(service, first);
        var third = await NextAsync(service, second);

        Assert.Equal(["failed", "failed", "succeeded"], await Task.WhenAll(new[] { first, second, third }.Select(async id => (await service.EndOfAsync(id)).GetProperty("state").GetString())));
        var run = await service.EndOfAsync(third);
        Assert.Equal((3, second), (run.GetProperty("attempt").GetInt32(), run.GetProperty("previous").GetString()));
        Assert.True(run.GetProperty("started_at").GetDateTime() >= run.GetProperty("not_before").GetDateTime());
        var page = await service.PageAsync($"/runs/{second}");
        Assert.Contains("attempt 2", page, StringComparison.Ordinal);
        Assert.Contains($"attempt 3 is <a href=\"/runs/{third}\">", page, StringComparison.Ordinal);
        Assert.Contains($"after attempt <a href=\"/runs/{first}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsMissingIsNotTriedAgain()
    {
        Directory.CreateDirectory(_folder.Of("inputs"));
        await using var service = await TestService.StartAsync(Options(failures: 0));

        var id = await RunNightlyAsync(service);

        Assert.Equal("failed", (await service.EndOfAsync(id)).GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, (await DetailsAsync(service, id)).GetProperty("next").ValueKind);
    }

    /// <summary>The next attempt is recorded, so another service makes it.</summary>
    [Fact]
    public async Task AnAttemptThatWaitsSurvivesARestart()
    {
        TestService.Deliver(_folder);
        string id, next;
        await using (var service = await TestService.StartAsync(Options(failures: 1, after: TimeSpan.FromHours(1))))
        {
            id = await RunNightlyAsync(service);
            next = await NextAsync(service, id);
            var waiting = (await DetailsAsync(service, next)).GetProperty("run");
            Assert.Equal("queued", waiting.GetProperty("state").GetString());
            Assert.Equal(TimeSpan.FromHours(1), waiting.GetProperty("not_before").GetDateTime() - (await service.EndOfAsync(id)).GetProperty("ended_at").GetDateTime());
            Assert.Contains("begins at", await service.PageAsync($"/runs/{next}"), StringComparison.Ordinal);
        }

        await BringForwardAsync(next);
        await using var later = await TestService.StartAsync(Options(failures: 0));

        Assert.Equal("succeeded", (await later.EndOfAsync(next)).GetProperty("state").GetString());
        Assert.Equal(2, await later.Runs.CountAsync(new(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OtherRunsBeginWhileAnAttemptWaits()
    {
        TestService.Deliver(_folder);
        await using var service = await TestService.StartAsync(Options(failures: 1, after: TimeSpan.FromHours(1)));
        var next = await NextAsync(service, await RunNightlyAsync(service));

        Assert.Equal("succeeded", (await service.RunAsync()).GetProperty("state").GetString());

        Assert.True(await service.Queue.CancelAsync(next, "a test"));
        Assert.Equal("cancelled", (await service.EndOfAsync(next)).GetProperty("state").GetString());
    }

    private static ScheduleDefinition Nightly => new("nightly", new CronTrigger("0 0 0 1 1 ? 2099", []));

    private static RunEntry Failed => new("first", RunCause.Schedule, "nightly", Noon.AddHours(-1), new() { Select = ["layer:marts"] })
    {
        Schedule = "nightly",
        DueAt = Noon.AddHours(-1),
        State = RunState.Failed,
        EndedAt = Noon,
    };

    private ServerOptions Options(int failures, TimeSpan? after = null)
    {
        var options = TestService.Options(_folder);
        options.Pipeline = options.Pipeline with { Schedules = [Nightly with { RetryAfter = after ?? TimeSpan.FromMilliseconds(1) }] };
        options.Engine = new FailingEngine(options.Engine, failures);
        return options;
    }

    private static async Task<string> RunNightlyAsync(TestService service)
    {
        using var answer = await service.Client.PostAsync("/api/v1/schedules/nightly/run", null, TestContext.Current.CancellationToken);
        return (await TestService.JsonAsync(answer)).GetProperty("id").GetString()!;
    }

    private static async Task<string> NextAsync(TestService service, string id)
    {
        await service.EndOfAsync(id);
        return (await DetailsAsync(service, id)).GetProperty("next").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> DetailsAsync(TestService service, string id) =>
        service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}", TestContext.Current.CancellationToken);

    private async Task BringForwardAsync(string id)
    {
        var store = new ServiceStore(StoreAddress.Of(_folder.Of("service", "service.sqlite")));
        await store.RowsAsync<long>("update runs set not_before = 0 where id = @id", new { id }, TestContext.Current.CancellationToken);
    }

    /// <summary>An engine whose server does not answer the first runs.</summary>
    private sealed class FailingEngine(IEngine engine, int failures) : IEngine
    {
        private int _left = failures;

        public string Description => engine.Description;

        public string DatasetNamespace => engine.DatasetNamespace;

        public string TextOf(SqlText generated, DateTime? runAt = null) => engine.TextOf(generated, runAt);

        public Task<bool> ExistsAsync(CancellationToken cancellation) => engine.ExistsAsync(cancellation);

        public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) => engine.OpenReaderAsync(pipeline, cancellation);

        public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) => _left-- > 0
            ? throw PipelineException.Passing("The server does not answer. Nothing was changed.")
            : engine.OpenRunAsync(pipeline, runAt, cancellation);

        public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) => engine.FindRetiredAsync(pipeline, cancellation);

        public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation) =>
            engine.PruneAsync(pipeline, models, cancellation);
    }
}
