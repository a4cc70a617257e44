using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>Services that begin one after the other over the same folder, at times that the test says.</summary>
internal sealed class SchedulerBench : IDisposable
{
    private readonly List<ScheduledService> _services = [];

    /// <summary>Where they keep what they know, and find files.</summary>
    public TestFolder Folder { get; } = new();

    /// <summary>A service that begins at a time. What ran before has ended somehow.</summary>
    public async Task<ScheduledService> BeginAsync(DateTime now, params ScheduleDefinition[] schedules)
    {
        var service = new ScheduledService(Folder, Options(schedules), now);
        _services.Add(service);
        await service.Book.LoadAsync(now, TestContext.Current.CancellationToken);
        return service;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var service in _services)
            service.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }

    private ServerOptions Options(IReadOnlyList<ScheduleDefinition> schedules)
    {
        var options = TestService.Options(Folder);
        options.Pipeline = ContractPipeline.Definition with { Schedules = schedules };
        return options;
    }
}

/// <summary>The parts of a service that start runs.</summary>
internal sealed class ScheduledService : IDisposable
{
    private readonly DateTime _began;
    private readonly StoreJournal _journal;
    private readonly Scheduler _scheduler;

    public ScheduledService(TestFolder folder, ServerOptions options, DateTime began)
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

    /// <summary>The schedules as people see them at a time.</summary>
    public ScheduleBoard BoardAt(DateTime now) => new(Book, Records, Runs, Sensor, Queue, new FakeTimeProvider(new(now, TimeSpan.Zero)));

    public Task TickAsync(DateTime now) => _scheduler.TickAsync(_began, now);

    public void Dispose()
    {
        _scheduler.Dispose();
        Queue.Dispose();
        _journal.Dispose();
    }
}
