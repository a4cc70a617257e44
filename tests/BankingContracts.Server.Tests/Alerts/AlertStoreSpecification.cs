using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Store;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>What holds for alerts in each kind of store.</summary>
public abstract class AlertStoreSpecification
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, 123, 456, DateTimeKind.Utc);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>The address of a new, empty store.</summary>
    internal abstract StoreAddress NewStore();

    [Fact]
    public async Task AnAlertIsReadAsItWasWritten()
    {
        var (store, records) = Migrated();
        await WriteAsync(store, Raised("a", "chat") with { Schedule = "nightly" }, new AlertTried("a", 3, "The webhook answered 500.", Micros.Of(Noon.AddMinutes(1))));

        Assert.Equal(
            new("a", "chat", "failure", Noon, "title", "text") { RunId = "run", Schedule = "nightly", Attempts = 3, Reason = "The webhook answered 500.", NextAt = Noon.AddMinutes(1) },
            Assert.Single(await records.ListAsync(new(10), Ending)));
        Assert.Equal(1, (await records.WaitingAsync(Ending))["chat"]);

        await WriteAsync(store, new AlertEnded("a", "sent", "", Micros.Of(Noon.AddMinutes(2))));

        var sent = Assert.Single(await records.ListAsync(new(10), Ending));
        Assert.Equal((AlertState.Sent, Noon.AddMinutes(2), null, ""), (sent.State, sent.EndedAt, sent.NextAt, sent.Reason));
        Assert.Equal(Noon.AddMinutes(2), await records.LastSentAsync("chat", Ending));
        Assert.Empty(await records.WaitingAsync(Ending));
    }

    /// <summary>An answer can be lost although the change was made, and what waited in a file is written again.</summary>
    [Fact]
    public async Task WhatIsWrittenTwiceCountsOnce()
    {
        var (store, records) = Migrated();
        StoreChange[] changes = [Raised("a", "chat"), new AlertTried("a", 1, "no", Micros.Of(Noon)), new AlertEnded("a", "sent", "", Micros.Of(Noon))];
        await WriteAsync(store, changes);
        await WriteAsync(store, changes);

        var alert = Assert.Single(await records.ListAsync(new(10), Ending));
        Assert.Equal((AlertState.Sent, 1), (alert.State, alert.Attempts));
    }

    [Fact]
    public async Task TheOldestAlertOfADestinationIsNext()
    {
        var (store, records) = Migrated();
        await WriteAsync(
            store,
            Raised("c", "chat") with { At = Micros.Of(Noon.AddMinutes(1)) },
            Raised("b", "chat") with { Position = 1 },
            Raised("d", "chat"),
            Raised("a", "mail") with { At = Micros.Of(Noon.AddMinutes(-1)) });

        var order = new List<string>();
        while (await records.NextAsync("chat", Ending) is { } next)
        {
            order.Add(next.Id);
            await WriteAsync(store, new AlertEnded(next.Id, "sent", "", Micros.Of(Noon)));
        }

        Assert.Equal(["d", "b", "c"], order);
    }

    [Fact]
    public async Task AlertsAreListedByStateDestinationAndRun()
    {
        var (store, records) = Migrated();
        await WriteAsync(store, Raised("a", "chat"), Raised("b", "mail") with { RunId = "other" }, Raised("c", "chat") with { State = "off", Reason = "URL is not set." });

        Assert.Equal(["c", "a"], await IdsAsync(new(10) { Destination = "chat" }));
        Assert.Equal(["c"], await IdsAsync(new(10) { Destination = "chat", State = AlertState.Off }));
        Assert.Equal(["b"], await IdsAsync(new(10) { RunId = "other" }));
        Assert.Equal(["b"], await IdsAsync(new(1, 1)));
        Assert.Equal(2, await records.CountAsync(new(1) { State = AlertState.Waiting }, Ending));

        async Task<IEnumerable<string>> IdsAsync(AlertFilter filter) => (await records.ListAsync(filter, Ending)).Select(a => a.Id);
    }

    [Theory]
    [InlineData("nightly failed, nightly succeeded", true)]
    [InlineData("nightly failed, nightly interrupted, nightly cancelled, nightly succeeded", true)]
    [InlineData("nightly succeeded", false)]
    [InlineData("nightly failed, nightly succeeded, nightly succeeded", false)]
    [InlineData("other failed, nightly succeeded", false)]
    [InlineData(" failed, nightly succeeded", false)]
    [InlineData(" failed,  succeeded", true)]
    public async Task ASuccessAfterAFailureOfTheSameScheduleIsARecovery(string history, bool isRecovery)
    {
        var (store, records) = Migrated();
        var last = "";
        foreach (var (entry, i) in history.Split(", ").Select((e, i) => (e.Split(' '), i)))
            await EndAsync(store, last = $"r{i}", entry[0].Length == 0 ? null : entry[0], RunWords.State(entry[1])!.Value, i);

        await WriteAsync(store, Recovery(last, history.EndsWith("nightly succeeded", StringComparison.Ordinal) ? "nightly" : null));
        await WriteAsync(store, Recovery(last, history.EndsWith("nightly succeeded", StringComparison.Ordinal) ? "nightly" : null));

        Assert.Equal(isRecovery ? 1 : 0, await records.CountAsync(new(1), Ending));
    }

    /// <summary>Somebody repeats the run, which then belongs to no schedule; the next run of the schedule is no second recovery.</summary>
    [Fact]
    public async Task ARepetitionThatSucceedsIsTheOnlyRecovery()
    {
        var (store, records) = Migrated();
        await EndAsync(store, "r0", "nightly", RunState.Failed, 0);
        await EndAsync(store, "r1", null, RunState.Succeeded, 1, previous: "r0");
        await WriteAsync(store, Recovery("r1", null, previous: "r0"));
        await EndAsync(store, "r2", "nightly", RunState.Succeeded, 2);
        await WriteAsync(store, Recovery("r2", "nightly"));

        Assert.Equal("r1", Assert.Single(await records.ListAsync(new(10), Ending)).RunId);
    }

    /// <summary>Nobody heard of the failure, because it was tried again.</summary>
    [Fact]
    public async Task ARetryThatSucceedsIsNoRecovery()
    {
        var (store, records) = Migrated();
        await EndAsync(store, "r0", "nightly", RunState.Failed, 0);
        await EndAsync(store, "r1", "nightly", RunState.Succeeded, 1, previous: "r0", cause: RunCause.Retry);
        await WriteAsync(store, Recovery("r1", "nightly", previous: "r0"));

        Assert.Empty(await records.ListAsync(new(10), Ending));
    }

    private static AlertRaised Raised(string id, string destination) => new(id, destination, "failure", "run", null, Micros.Of(Noon), 0, "title", "text", "waiting", "");

    private static RecoveryRaised Recovery(string run, string? schedule, string? previous = null) =>
        new("chat", run, schedule, previous, Micros.Of(Noon.AddHours(run[1] - '0')), 0, "title", "text", "waiting", "");

    private static Task EndAsync(ServiceStore store, string id, string? schedule, RunState state, int hour, string? previous = null, RunCause cause = RunCause.Schedule)
    {
        var at = Noon.AddHours(hour);
        var run = new RunEntry(id, cause, "a test", at, new()) { Schedule = schedule, Previous = previous, State = state, EndedAt = at };
        return WriteAsync(store, RunQueued.Of(run), RunEnded.Of(run));
    }

    private static Task WriteAsync(ServiceStore store, params StoreChange[] changes) => store.ApplyAsync(changes, Ending);

    private (ServiceStore Store, AlertRecords Records) Migrated()
    {
        var store = new ServiceStore(NewStore());
        store.Migrate();
        return (store, new(store));
    }
}

/// <summary>A file of SQLite.</summary>
public sealed class SqliteAlertStoreTests : AlertStoreSpecification, IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <inheritdoc/>
    internal override StoreAddress NewStore() => StoreAddress.Of(_folder.Of("service.sqlite"));
}

/// <summary>A real PostgreSQL.</summary>
public sealed class PostgreSqlAlertStoreTests : AlertStoreSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore() => StoreAddress.Of(PostgreSqlServer.Shared.NewDatabase());
}
