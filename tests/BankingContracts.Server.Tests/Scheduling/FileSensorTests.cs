using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>When the arrival of files starts runs.</summary>
public sealed class FileSensorTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly SchedulerBench _bench = new();

    /// <inheritdoc/>
    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task FilesStartOneRunForEachContents()
    {
        var service = await _bench.BeginAsync(Noon, Arrival(TimeSpan.FromSeconds(60)));
        Deliver("a.csv", "1");
        await LookAsync(0);
        Deliver("b.csv", "1");
        await LookAsync(10, 69);
        Assert.Empty(await service.Queue.WaitingAsync());

        await LookAsync(70, 71, 200);
        Assert.Equal(RunCause.Files, Assert.Single(await service.Queue.WaitingAsync()).Cause);

        // The same contents with another time, and then another content.
        File.SetLastWriteTimeUtc(_bench.Folder.Of("inputs", "a.csv"), Noon.AddDays(-1));
        await LookAsync(300, 400);
        Assert.Single(await service.Queue.WaitingAsync());
        Deliver("b.csv", "2");
        await LookAsync(500, 560);
        Assert.Equal(2, (await service.Queue.WaitingAsync()).Count);

        // Another service knows it, too.
        var next = await _bench.BeginAsync(Noon.AddHours(1), Arrival(TimeSpan.FromSeconds(60)));
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
        var service = await _bench.BeginAsync(Noon, Arrival(TimeSpan.FromSeconds(60)));
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
        var service = await _bench.BeginAsync(Noon, Arrival(TimeSpan.Zero, "*.done"));
        Deliver("a.csv", "1");
        Deliver("b.csv", "1");
        Deliver("a.done", "");
        await service.Sensor.LookAsync(Noon, TestContext.Current.CancellationToken);
        Assert.Empty(await service.Queue.WaitingAsync());
        Assert.Equal(["b.done"], service.Sensor.Missing((FilesTrigger)service.Book.Find("arrival")!.Trigger));

        Deliver("b.done", "");
        await service.Sensor.LookAsync(Noon, TestContext.Current.CancellationToken);

        Assert.Single(await service.Queue.WaitingAsync());
        Assert.True(File.Exists(_bench.Folder.Of("inputs", "a.done")));
    }

    /// <summary>Files stay where they are; what is late is the next delivery.</summary>
    [Fact]
    public async Task FilesOfAnEarlierDayAreLate()
    {
        var service = await _bench.BeginAsync(Noon, Arrival(TimeSpan.Zero) with { MustArriveBy = new(11, 0) });
        Assert.Equal("Its files had to be there at 11:00.", await LateAsync(Noon));
        Deliver("a.csv", "1");
        Deliver("b.csv", "1");
        await service.Sensor.LookAsync(Noon, TestContext.Current.CancellationToken);
        Assert.Null(await LateAsync(Noon));

        var tomorrow = Noon.AddDays(1);
        await service.Sensor.LookAsync(tomorrow, TestContext.Current.CancellationToken);
        Assert.Null(await LateAsync(tomorrow.AddHours(-2)));
        Assert.Equal("New files had to be there at 11:00; those that are there are of an earlier day.", await LateAsync(tomorrow));

        // A service that begins then says the same.
        service = await _bench.BeginAsync(tomorrow, Arrival(TimeSpan.Zero) with { MustArriveBy = new(11, 0) });
        await service.Sensor.LookAsync(tomorrow, TestContext.Current.CancellationToken);
        Assert.NotNull(await LateAsync(tomorrow));
        Deliver("a.csv", "2");
        await service.Sensor.LookAsync(tomorrow, TestContext.Current.CancellationToken);
        Assert.Null(await LateAsync(tomorrow));

        async Task<string?> LateAsync(DateTime now) =>
            Assert.Single(await service.BoardAt(now).AllAsync(TestContext.Current.CancellationToken)).Late.Select(l => l.Why).SingleOrDefault();
    }

    private static ScheduleDefinition Arrival(TimeSpan settle, string? marker = null) => new("arrival", new FilesTrigger(["a.csv", "b.csv"], settle, marker));

    private void Deliver(string name, string text)
    {
        Directory.CreateDirectory(_bench.Folder.Of("inputs"));
        File.WriteAllText(_bench.Folder.Of("inputs", name), text);
    }
}
