using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>Schedules as people and programs see them, in a service that runs.</summary>
public sealed class ScheduleBoardTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with
        {
            Schedules =
            [
                new("yearly", new CronTrigger("0 0 0 1 1 ?", [])) { Description = "<b>Once</b>", MustFinishBy = new TimeOnly(0, 0, 0) },
                new("then", new AfterTrigger("yearly")) { Select = ["layer:marts"] },
                new("arrival", new FilesTrigger(["nothing_*.csv"], TimeSpan.Zero, null)) { MustArriveBy = new TimeOnly(0, 0, 0) },
            ],
        };
        _service = await TestService.StartAsync(options);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task AScheduleRunsWhenAskedAndWhatFollowsItRunsAfterwards()
    {
        using var answer = await _service.Client.PostAsync("/api/v1/schedules/yearly/run", null, Ending);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var run = await _service.EndOfAsync((await TestService.JsonAsync(answer)).GetProperty("id").GetString()!);
        Assert.Equal(("succeeded", "yearly"), (run.GetProperty("state").GetString(), run.GetProperty("schedule").GetString()));

        RunEntry? follower;
        while ((follower = await _service.Runs.NewestAsync(new(1) { Schedule = "then" }, Ending)) is null || !follower.State.IsFinal())
            await Task.Delay(20, Ending);
        Assert.Equal((RunState.Succeeded, RunCause.After), (follower.State, follower.Cause));
        Assert.Equal("layer:marts", Assert.Single(follower.Scope.Select));
    }

    [Fact]
    public async Task AScheduleIsPausedAndResumed()
    {
        using var paused = await _service.Client.PostAsync("/api/v1/schedules/yearly/pause", null, Ending);
        Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        Assert.True((await FindAsync("yearly")).GetProperty("is_paused").GetBoolean());
        Assert.Contains("Resume", await _service.PageAsync("/schedules"), StringComparison.Ordinal);

        using var resumed = await _service.Client.PostAsync("/api/v1/schedules/yearly/resume", null, Ending);
        Assert.False((await FindAsync("yearly")).GetProperty("is_paused").GetBoolean());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task AScheduleThatIsNotThereIsNotFound(string what)
    {
        using var answer = await _service.Client.PostAsync($"/api/v1/schedules/nothing/{what}", null, Ending);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>A schedule is late when it was due today, its time is over, and no run succeeded since.</summary>
    [Fact]
    public async Task AScheduleIsLateOnlyWhereItWasDue()
    {
        Assert.Equal(JsonValueKind.Null, (await FindAsync("yearly")).GetProperty("late_because").ValueKind);

        await _service.Journal.WriteAsync(new DueTaken("yearly", Micros.Of(DateTime.UtcNow.Date), "run", null));

        Assert.Equal("It had to be finished at 00:00.", (await FindAsync("yearly")).GetProperty("late_because").GetString());
    }

    [Fact]
    public async Task AScheduleTellsWhichFilesItWaitsFor()
    {
        var arrival = await FindAsync("arrival");
        Assert.Equal("nothing_*.csv", Assert.Single(arrival.GetProperty("missing_files").EnumerateArray()).GetString());
        Assert.Equal("Its files had to be there at 00:00.", arrival.GetProperty("late_because").GetString());
        var page = await _service.PageAsync("/schedules");
        Assert.Contains("Waits for nothing_*.csv.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Once", page, StringComparison.Ordinal);
    }

    private async Task<JsonElement> FindAsync(string name) =>
        (await _service.Client.GetFromJsonAsync<JsonElement>("/api/v1/schedules", Ending)).GetProperty("schedules").EnumerateArray().Single(s => s.GetProperty("name").GetString() == name);
}
