using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>What a schedule queues: each time it is due has one run, whatever happens to the service.</summary>
public sealed class SchedulerTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly SchedulerBench _bench = new();

    /// <inheritdoc/>
    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task EachTimeHasItsRun()
    {
        var service = await _bench.BeginAsync(Noon, Every10Minutes());
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
        await _bench.BeginAsync(Noon, Every10Minutes() with { Missed = missed });

        var next = await _bench.BeginAsync(Noon.AddMinutes(35), Every10Minutes() with { Missed = missed });
        await next.TickAsync(Noon.AddMinutes(35));
        await next.TickAsync(Noon.AddMinutes(40));

        Assert.Equal(expected, await DueAsync(next));
    }

    /// <summary>A restart, also one in the middle, takes no time twice.</summary>
    [Fact]
    public async Task AServiceThatBeginsAgainTakesNoTimeTwice()
    {
        var first = await _bench.BeginAsync(Noon, Every10Minutes());
        await first.TickAsync(Noon.AddMinutes(10));

        var second = await _bench.BeginAsync(Noon.AddMinutes(10).AddSeconds(1), Every10Minutes());
        await second.TickAsync(Noon.AddMinutes(12));
        await second.TickAsync(Noon.AddMinutes(20));

        Assert.Equal(["12:10 run", "12:20 run"], await DueAsync(second));
        Assert.Equal(2, await second.Runs.CountAsync(new(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AClockThatIsSetBackRunsNoTimeTwice()
    {
        var service = await _bench.BeginAsync(Noon, Every10Minutes());
        foreach (var minutes in new[] { 10, 20, 5, 10, 20, 30 })
            await service.TickAsync(Noon.AddMinutes(minutes));
        Assert.Equal(["12:10 run", "12:20 run", "12:30 run"], await DueAsync(service));
    }

    /// <summary>The times between were missed, as if no service had been there.</summary>
    [Fact]
    public async Task AClockThatIsSetForwardMissesTheTimesBetween()
    {
        var service = await _bench.BeginAsync(Noon, Every10Minutes());
        await service.TickAsync(Noon.AddMinutes(10));
        await service.TickAsync(Noon.AddMinutes(60));
        Assert.Equal(["12:10 run", "12:20 missed", "12:30 missed", "12:40 missed", "12:50 run", "13:00 run"], await DueAsync(service));
    }

    /// <summary>A schedule that is due again before its run has ended: each time has its run, and they wait in line.</summary>
    [Fact]
    public async Task RunsOfAScheduleThatNeverEndsWaitInLine()
    {
        var service = await _bench.BeginAsync(Noon, Every10Minutes());
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
        var service = await _bench.BeginAsync(Noon, Every10Minutes() with { Overlap = ScheduleOverlap.Skip });
        await service.TickAsync(Noon.AddMinutes(10));
        await service.TickAsync(Noon.AddMinutes(20));
        Assert.Equal(["12:10 run", "12:20 overlap"], await DueAsync(service));
    }

    [Fact]
    public async Task APausedScheduleRunsAgainFromThenOn()
    {
        var service = await _bench.BeginAsync(Noon, Every10Minutes());
        await service.Book.PauseAsync("often", isPaused: true);
        await service.TickAsync(Noon.AddMinutes(10));

        var next = await _bench.BeginAsync(Noon.AddMinutes(11), Every10Minutes());
        Assert.True(next.Book.IsPaused("often"));
        await next.TickAsync(Noon.AddMinutes(20));
        await next.Book.PauseAsync("often", isPaused: false);
        await next.TickAsync(Noon.AddMinutes(30));

        Assert.Equal(["12:10 paused", "12:20 paused", "12:30 run"], await DueAsync(next));
    }

    [Fact]
    public async Task AScheduleOfSecondsThatMissedAMonthEndsSoon()
    {
        await _bench.BeginAsync(Noon, EverySecond());
        var next = await _bench.BeginAsync(Noon.AddDays(3), EverySecond());
        await next.TickAsync(Noon.AddDays(3));
        Assert.Single(await next.Queue.WaitingAsync());
    }

    [Fact]
    public async Task WhatFollowsAScheduleRunsAfterItSucceeded()
    {
        var service = await _bench.BeginAsync(
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
        var service = await _bench.BeginAsync(Noon, new ScheduleDefinition("often", cron) { TimeZone = "Pacific/Auckland", BusinessDate = rule });

        await service.TickAsync(Noon.AddMinutes(10));

        Assert.Equal(expected, Assert.Single(await service.Queue.WaitingAsync()).Scope.BusinessDate?.ToString("O", CultureInfo.InvariantCulture));
    }

    private static ScheduleDefinition Every10Minutes() => new("often", new CronTrigger("0 */10 * ? * *", [])) { Select = ["layer:marts"] };

    private static ScheduleDefinition EverySecond() => new("often", new CronTrigger("* * * ? * *", []));

    private static async Task<IEnumerable<string>> DueAsync(ScheduledService service) =>
        (await service.Records.DueAsync("often", 50, TestContext.Current.CancellationToken)).Reverse().Select(d => $"{d.At:HH:mm} {d.Outcome}");
}
