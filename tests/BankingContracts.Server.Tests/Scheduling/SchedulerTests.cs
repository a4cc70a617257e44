using System.Globalization;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>What a schedule queues: each time it is due has one run, whatever happens to the service.</summary>
public sealed class SchedulerTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();
    private readonly List<Parts> _parts = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parts in _parts)
            parts.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task EachTimeHasItsRun()
    {
        var service = await BeginAsync(Noon, Every10Minutes());
        await service.TickAsync(Noon.AddMinutes(9));
        Assert.Empty(await DueAsync(service));

        await service.TickAsync(Noon.AddMinutes(10));
        await service.TickAsync(Noon.AddMinutes(10.5));
        await service.TickAsync(Noon.AddMinutes(20.1));

        Assert.Equal(["12:10 run", "12:20 run"], await DueAsync(service));
        Assert.Equal(["12:10", "12:20"], (await service.Queue.WaitingAsync()).Select(r => r.DueAt!.Value.ToString("HH:mm", CultureInfo.InvariantCulture)));
        var run = (await service.Queue.WaitingAsync())[0];
        Assert.Equal((RunCause.Schedule, "often", "layer:marts"), (run.Cause, run.Schedule, Assert.Single(run.Scope.Select)));
    }

    [Theory]
    [InlineData(MissedRuns.Once, "12:10 missed", "12:20 missed", "12:30 run", "12:40 run")]
    [InlineData(MissedRuns.All, "12:10 run", "12:20 run", "12:30 run", "12:40 run")]
    [InlineData(MissedRuns.Skip, "12:10 missed", "12:20 missed", "12:30 missed", "12:40 run")]
    public async Task TimesAtWhichNoServiceWasThereAreTreatedAsTheScheduleSays(MissedRuns missed, params string[] expected)
    {
        await BeginAsync(Noon, Every10Minutes() with { Missed = missed });

        var next = await BeginAsync(Noon.AddMinutes(35), Every10Minutes() with { Missed = missed });
        await next.TickAsync(Noon.AddMinutes(35));
        await next.TickAsync(Noon.AddMinutes(40));

        Assert.Equal(expected, await DueAsync(next));
    }

    /// <summary>A restart, also one in the middle, takes no time twice.</summary>
    [Fact]
    public async Task AServiceThatBeginsAgainTakesNoTimeTwice()
    {
        var first = await BeginAsync(Noon, Every10Minutes());
        await first.TickAsync(Noon.AddMinutes(10));

        var second = await BeginAsync(Noon.AddMinutes(10).AddSeconds(1), Every10Minutes());
        await second.TickAsync(Noon.AddMinutes(12));
        await second.TickAsync(Noon.AddMinutes(20));

        Assert.Equal(["12:10 run", "12:20 run"], await DueAsync(second));
        Assert.Equal(2, await second.Runs.CountAsync(new(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AClockThatIsSetBackRunsNoTimeTwice()
    {
        var service = await BeginAsync(Noon, Every10Minutes());
        foreach (var minutes in new[] { 10, 20, 5, 10, 20, 30 })
            await service.TickAsync(Noon.AddMinutes(minutes));
        Assert.Equal(["12:10 run", "12:20 run", "12:30 run"], await DueAsync(service));
    }

    /// <summary>The times between were missed, as if no service had been there.</summary>
    [Fact]
    public async Task AClockThatIsSetForwardMissesTheTimesBetween()
    {
        var service = await BeginAsync(Noon, Every10Minutes());
        await service.TickAsync(Noon.AddMinutes(10));
        await service.TickAsync(Noon.AddMinutes(60));
        Assert.Equal(["12:10 run", "12:20 missed", "12:30 missed", "12:40 missed", "12:50 run", "13:00 run"], await DueAsync(service));
    }

    /// <summary>A schedule that is due again before its run has ended: each time has its run, and they wait in line.</summary>
    [Fact]
    public async Task RunsOfAScheduleThatNeverEndsWaitInLine()
    {
        var service = await BeginAsync(Noon, Every10Minutes());
        await service.TickAsync(Noon.AddMinutes(10));
        await service.Queue.TakeAsync(TestContext.Current.CancellationToken);
        for (var i = 2; i <= 9; i++)
            await service.TickAsync(Noon.AddMinutes(10 * i));
        Assert.Equal(8, (await service.Queue.WaitingAsync()).Count);
        Assert.All(await DueAsync(service), d => Assert.EndsWith(" run", d, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AScheduleThatSkipsDoesNotWaitBehindItself()
    {
        var service = await BeginAsync(Noon, Every10Minutes() with { Overlap = ScheduleOverlap.Skip });
        await service.TickAsync(Noon.AddMinutes(10));
        await service.TickAsync(Noon.AddMinutes(20));
        Assert.Equal(["12:10 run", "12:20 overlap"], await DueAsync(service));
    }

    [Fact]
    public async Task APausedScheduleRunsAgainFromThenOn()
    {
        var service = await BeginAsync(Noon, Every10Minutes());
        await service.Book.PauseAsync("often", isPaused: true);
        await service.TickAsync(Noon.AddMinutes(10));

        var next = await BeginAsync(Noon.AddMinutes(11), Every10Minutes());
        Assert.True(next.Book.IsPaused("often"));
        await next.TickAsync(Noon.AddMinutes(20));
        await next.Book.PauseAsync("often", isPaused: false);
        await next.TickAsync(Noon.AddMinutes(30));

        Assert.Equal(["12:10 paused", "12:20 paused", "12:30 run"], await DueAsync(next));
    }

    [Fact]
    public async Task AScheduleOfSecondsThatMissedAMonthEndsSoon()
    {
        await BeginAsync(Noon, EverySecond());
        var next = await BeginAsync(Noon.AddDays(3), EverySecond());
        await next.TickAsync(Noon.AddDays(3));
        Assert.Single(await next.Queue.WaitingAsync());
    }

    [Fact]
    public async Task WhatFollowsAScheduleRunsAfterItSucceeded()
    {
        var service = await BeginAsync(
            Noon, Every10Minutes(), new("then", new AfterTrigger("often")) { Select = ["account_summary"] }, new("later", new AfterTrigger("then")));
        var run = new RunEntry("a", RunCause.Schedule, "often", Noon, new() { BusinessDate = new(2026, 11, 27) }) { Schedule = "often", State = RunState.Succeeded, EndedAt = Noon };

        var follower = Assert.Single(Followers.Of(run, service.Book));

        Assert.Equal((RunCause.After, "then", "often", "account_summary"), (follower.Cause, follower.Schedule, follower.RequestedBy, Assert.Single(follower.Scope.Select)));
        Assert.Equal(new DateOnly(2026, 11, 27), follower.Scope.BusinessDate);
        Assert.Empty(Followers.Of(run with { State = RunState.Failed }, service.Book));
        await service.Book.PauseAsync("then", isPaused: true);
        Assert.Empty(Followers.Of(run, service.Book));
    }

    /// <summary>The 30th of November 2026 is a Monday. At noon in UTC it is already the next day in Auckland.</summary>
    [Theory]
    [InlineData(BusinessDateRule.None, null)]
    [InlineData(BusinessDateRule.SameDay, "2026-12-01")]
    [InlineData(BusinessDateRule.DayBefore, "2026-11-30")]
    [InlineData(BusinessDateRule.BusinessDayBefore, "2026-11-26")]
    public async Task ARunHasTheBusinessDateOfItsSchedule(BusinessDateRule rule, string? expected)
    {
        var cron = new CronTrigger("0 */10 * ? * *", [new(2026, 11, 27), new(2026, 11, 30)]);
        var service = await BeginAsync(Noon, new ScheduleDefinition("often", cron) { TimeZone = "Pacific/Auckland", BusinessDate = rule });

        await service.TickAsync(Noon.AddMinutes(10));

        Assert.Equal(expected, Assert.Single(await service.Queue.WaitingAsync()).Scope.BusinessDate?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task FilesStartOneRunForEachContents()
    {
        var service = await BeginAsync(Noon, Arrival(TimeSpan.FromSeconds(60)));
        Deliver("a.csv", "1");
        await LookAsync(0);
        Deliver("b.csv", "1");
        await LookAsync(10, 69);
        Assert.Empty(await service.Queue.WaitingAsync());

        await LookAsync(70, 71, 200);
        Assert.Equal(RunCause.Files, Assert.Single(await service.Queue.WaitingAsync()).Cause);

        // The same contents with another time, and then another content.
        File.SetLastWriteTimeUtc(_folder.Of("inputs", "a.csv"), Noon.AddDays(-1));
        await LookAsync(300, 400);
        Assert.Single(await service.Queue.WaitingAsync());
        Deliver("b.csv", "2");
        await LookAsync(500, 560);
        Assert.Equal(2, (await service.Queue.WaitingAsync()).Count);

        // Another service knows it, too.
        var next = await BeginAsync(Noon.AddHours(1), Arrival(TimeSpan.FromSeconds(60)));
        await next.Sensor.LookAsync(Noon.AddHours(1), TestContext.Current.CancellationToken);
        await next.Sensor.LookAsync(Noon.AddHours(2), TestContext.Current.CancellationToken);
        Assert.Empty(await next.Queue.WaitingAsync());

        async Task LookAsync(params int[] seconds)
        {
            foreach (var second in seconds)
                await service.Sensor.LookAsync(Noon.AddSeconds(second), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A file that is still being copied grows.</summary>
    [Fact]
    public async Task AFileThatGrowsIsNotRead()
    {
        var service = await BeginAsync(Noon, Arrival(TimeSpan.FromSeconds(60)));
        Deliver("b.csv", "1");
        for (var i = 0; i < 10; i++)
        {
            Deliver("a.csv", new string('1', i + 1));
            await service.Sensor.LookAsync(Noon.AddSeconds(59 * i), TestContext.Current.CancellationToken);
        }

        Assert.Empty(await service.Queue.WaitingAsync());
    }

    [Fact]
    public async Task AMarkerIsAwaitedForEachFileAndStays()
    {
        var service = await BeginAsync(Noon, Arrival(TimeSpan.Zero, "*.done"));
        Deliver("a.csv", "1");
        Deliver("b.csv", "1");
        Deliver("a.done", "");
        await service.Sensor.LookAsync(Noon, TestContext.Current.CancellationToken);
        Assert.Empty(await service.Queue.WaitingAsync());
        Assert.Equal(["b.done"], service.Sensor.Missing((FilesTrigger)service.Book.Find("arrival")!.Trigger));

        Deliver("b.done", "");
        await service.Sensor.LookAsync(Noon, TestContext.Current.CancellationToken);

        Assert.Single(await service.Queue.WaitingAsync());
        Assert.True(File.Exists(_folder.Of("inputs", "a.done")));
    }

    private static ScheduleDefinition Every10Minutes() => new("often", new CronTrigger("0 */10 * ? * *", [])) { Select = ["layer:marts"] };

    private static ScheduleDefinition EverySecond() => new("often", new CronTrigger("* * * ? * *", []));

    private static ScheduleDefinition Arrival(TimeSpan settle, string? marker = null) => new("arrival", new FilesTrigger(["a.csv", "b.csv"], settle, marker));

    private void Deliver(string name, string text)
    {
        Directory.CreateDirectory(_folder.Of("inputs"));
        File.WriteAllText(_folder.Of("inputs", name), text);
    }

    private ServerOptions Options(IReadOnlyList<ScheduleDefinition> schedules)
    {
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with { Schedules = schedules };
        return options;
    }

    private static async Task<IEnumerable<string>> DueAsync(Parts service) =>
        (await service.Records.DueAsync("often", 50, TestContext.Current.CancellationToken)).Reverse().Select(d => $"{d.At:HH:mm} {d.Outcome}");

    /// <summary>A service that begins at a time. What ran before has ended somehow.</summary>
    private async Task<Parts> BeginAsync(DateTime now, params ScheduleDefinition[] schedules)
    {
        var parts = new Parts(_folder, Options(schedules), now);
        _parts.Add(parts);
        await parts.Book.LoadAsync(now, TestContext.Current.CancellationToken);
        return parts;
    }

    private sealed class Parts : IDisposable
    {
        private readonly DateTime _began;
        private readonly StoreJournal _journal;
        private readonly Scheduler _scheduler;

        public Parts(TestFolder folder, ServerOptions options, DateTime began)
        {
            _began = began;
            var store = new ServiceStore(StoreAddress.Of(folder.Of("service.sqlite")));
            store.Migrate();
            _journal = new(store, new SpoolFile(folder.Of("waiting.jsonl")), TimeProvider.System, NullLogger<StoreJournal>.Instance);
            (Runs, Records) = (new(store), new(store));
            Queue = new(_journal, new(), TimeProvider.System);
            Book = new(options, _journal, Records);
            Sensor = new(options, Book, Records, _journal, Queue);
            _scheduler = new(Book, Sensor, Queue, _journal, TimeProvider.System, NullLogger<Scheduler>.Instance);
        }

        public RunQueue Queue { get; }

        public RunRecords Runs { get; }

        public ScheduleRecords Records { get; }

        public ScheduleBook Book { get; }

        public FileSensor Sensor { get; }

        public Task TickAsync(DateTime now) => _scheduler.TickAsync(_began, now);

        public void Dispose()
        {
            _scheduler.Dispose();
            Queue.Dispose();
            _journal.Dispose();
        }
    }
}
