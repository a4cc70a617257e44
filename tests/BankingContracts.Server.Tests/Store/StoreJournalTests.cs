using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Tests.Store;

/// <summary>Records do not get lost while the store is unreachable.</summary>
public sealed class StoreJournalTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();
    private readonly ServiceStore _store;
    private readonly StoreJournal _journal;

    /// <summary>A journal whose store lies in a folder that is not there yet.</summary>
    public StoreJournalTests()
    {
        _store = new(StoreAddress.Of(_folder.Of("store", "service.sqlite")));
        _journal = new(_store, new SpoolFile(Spool), TimeProvider.System, NullLogger<StoreJournal>.Instance);
    }

    private string Spool => _folder.Of("waiting.jsonl");

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task WhatWaitedIsWrittenInItsOrderWhenTheStoreIsBack()
    {
        await BreakAsync();
        await _journal.WriteAsync(RunQueued.Of(new("a", RunCause.Api, "a test", Noon, new())));
        await _journal.WriteAsync(new RunStarted("a", Micros.Of(Noon)));
        Assert.NotNull(_journal.Fault);
        Assert.NotNull(_journal.AwaySince);

        Mend();

        Assert.True(await _journal.TryOpenAsync(TestContext.Current.CancellationToken));
        Assert.Null(_journal.Fault);
        Assert.Null(_journal.AwaySince);
        Assert.False(File.Exists(Spool));
        Assert.Equal(RunState.Running, (await FindAsync("a"))!.State);
    }

    /// <summary>The service may end while the store is away.</summary>
    [Fact]
    public async Task WhatAnEarlierServiceLeftIsWrittenFirst()
    {
        await BreakAsync();
        await _journal.WriteAsync(RunQueued.Of(new("a", RunCause.Api, "a test", Noon, new())));
        await File.AppendAllTextAsync(Spool, """{"change":"run_started","id":"a","a""", TestContext.Current.CancellationToken);
        using var next = new StoreJournal(_store, new SpoolFile(Spool), TimeProvider.System, NullLogger<StoreJournal>.Instance);
        Assert.False(await next.TryOpenAsync(TestContext.Current.CancellationToken));
        await next.WriteAsync(RunQueued.Of(new("b", RunCause.Api, "a test", Noon, new())));
        Mend();

        Assert.True(await next.TryOpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(RunState.Queued, (await FindAsync("a"))!.State);
        Assert.NotNull(await FindAsync("b"));
    }

    /// <summary>A full disk takes the file away, too.</summary>
    [Fact]
    public async Task WithoutRoomForTheFileRecordsWaitInMemory()
    {
        await BreakAsync();
        await _journal.WriteAsync(RunQueued.Of(new("a", RunCause.Api, "a test", Noon, new())));
        File.Move(Spool, Spool + ".before");
        Directory.CreateDirectory(Spool);
        await _journal.WriteAsync(new RunStarted("a", Micros.Of(Noon)));

        Directory.Delete(Spool);
        File.Move(Spool + ".before", Spool);
        Mend();

        Assert.True(await _journal.TryOpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(RunState.Running, (await FindAsync("a"))!.State);
    }

    [Fact]
    public async Task AStoreThatIsLostInTheMiddleLosesNothing()
    {
        Assert.True(await _journal.TryOpenAsync(TestContext.Current.CancellationToken));
        await _journal.WriteAsync(RunQueued.Of(new("a", RunCause.Api, "a test", Noon, new())));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Move(_folder.Of("store"), _folder.Of("elsewhere"));
        await BreakAsync();
        await _journal.WriteAsync(RunQueued.Of(new("b", RunCause.Api, "a test", Noon, new())));

        File.Delete(_folder.Of("store"));
        Directory.Move(_folder.Of("elsewhere"), _folder.Of("store"));
        Assert.True(await _journal.TryOpenAsync(TestContext.Current.CancellationToken));

        Assert.NotNull(await FindAsync("a"));
        Assert.NotNull(await FindAsync("b"));
    }

    private Task<RunEntry?> FindAsync(string id) => new RunRecords(_store).FindAsync(id, TestContext.Current.CancellationToken);

    /// <summary>A file stands where the store's folder should be.</summary>
    private async Task BreakAsync()
    {
        await File.WriteAllTextAsync(_folder.Of("store"), "", TestContext.Current.CancellationToken);
        Assert.False(await _journal.TryOpenAsync(TestContext.Current.CancellationToken));
    }

    private void Mend() => File.Delete(_folder.Of("store"));
}
