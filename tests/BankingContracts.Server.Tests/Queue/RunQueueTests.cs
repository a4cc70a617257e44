using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Tests.Queue;

/// <summary>One run at a time, in order.</summary>
public sealed class RunQueueTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StoreJournal _journal;
    private readonly RunQueue _queue;
    private readonly RunRecords _records;

    /// <summary>A queue over a new store.</summary>
    public RunQueueTests()
    {
        var store = new ServiceStore(StoreAddress.Of(_folder.Of("service.sqlite")));
        store.Migrate();
        _journal = new(store, new SpoolFile(_folder.Of("waiting.jsonl")), TimeProvider.System, NullLogger<StoreJournal>.Instance);
        _records = new(store);
        _queue = new(_journal, new(), TimeProvider.System);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunsBeginInTheOrderInWhichTheyWereAskedFor()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        Assert.Equal([first.Id, second.Id], (await _queue.WaitingAsync()).Select(r => r.Id));

        Assert.Equal(first.Id, await PassAsync());
        Assert.Equal(second.Id, await PassAsync());
    }

    /// <summary>A run that was cancelled must not begin later (dagster #15325).</summary>
    [Fact]
    public async Task ARunThatIsCancelledWhileItWaitsNeverBegins()
    {
        var (first, second) = (await AddAsync(), await AddAsync());

        Assert.True(await _queue.CancelAsync(first.Id, "somebody"));

        Assert.Equal(second.Id, await PassAsync());
        var cancelled = (await _records.FindAsync(first.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal((RunState.Cancelled, "Cancelled by somebody before it began."), (cancelled.State, cancelled.Message));
        Assert.Null(cancelled.StartedAt);
    }

    [Fact]
    public async Task TheRunThatIsUnderWayIsStopped()
    {
        var run = await AddAsync();
        var (_, stop) = await _queue.TakeAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCancellationRequested);

        Assert.True(await _queue.CancelAsync(run.Id, "somebody"));

        Assert.True(stop.IsCancellationRequested);
        Assert.Equal("somebody", _queue.StoppedBy);
    }

    [Fact]
    public async Task ARunThatHasEndedCannotBeCancelled()
    {
        var run = await AddAsync();
        await PassAsync();
        Assert.False(await _queue.CancelAsync(run.Id, "somebody"));
    }

    private Task<RunEntry> AddAsync() => _queue.AddAsync(RunCause.Api, "a test", new());

    private async Task<string> PassAsync()
    {
        var (run, _) = await _queue.TakeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(run, _queue.Current);
        await _queue.EndAsync(run with { State = RunState.Succeeded, EndedAt = DateTime.UtcNow });
        Assert.Null(_queue.Current);
        return run.Id;
    }
}
