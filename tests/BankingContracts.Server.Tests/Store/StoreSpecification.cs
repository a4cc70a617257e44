using BankingContracts.Runtime;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using Dapper;

namespace BankingContracts.Server.Tests.Store;

/// <summary>What holds for the service's records in each kind of store.</summary>
public abstract class StoreSpecification
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, 123, 456, DateTimeKind.Utc);

    /// <summary>The address of a new, empty store.</summary>
    internal abstract StoreAddress NewStore();

    [Fact]
    public async Task ARunIsReadAsItWasWritten()
    {
        var store = Migrated();
        var run = new RunEntry("a", RunCause.Schedule, "nightly", Noon, new() { Select = ["layer:marts"], BusinessDate = new(2026, 11, 29), FullRefresh = true })
        {
            Schedule = "nightly",
            DueAt = Noon.AddMinutes(-1),
            Previous = "0",
            Attempt = 2,
            State = RunState.Failed,
            StartedAt = Noon.AddSeconds(1),
            EndedAt = Noon.AddSeconds(3),
            ExitCode = 1,
            Message = "An audit failed.",
            Failed = 2,
            Warned = 3,
            Changed = 4_000_000_000,
        };
        await WriteAsync(store, RunQueued.Of(run), new RunStarted(run.Id, Micros.Of(run.StartedAt.Value)), RunEnded.Of(run));

        var found = await new RunRecords(store).FindAsync("a", TestContext.Current.CancellationToken);

        Assert.Equivalent(run, found, strict: true);
    }

    [Fact]
    public async Task StagesComeInTheirOrder()
    {
        var store = Migrated();
        await WriteAsync(
            store,
            new StageStarted("a", 1, "stage", "stg_account", Micros.Of(Noon)),
            new StageStarted("a", 0, "ingest", "src_account", Micros.Of(Noon), 2048),
            new StageEnded("a", 0, Micros.Of(Noon.AddSeconds(1)), 10, 4, 3, 2, "why"));

        var stages = await new RunRecords(store).StagesAsync("a", TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new(0, "ingest", "src_account", Noon) { EndedAt = Noon.AddSeconds(1), Rows = 10, Added = 4, Changed = 3, Removed = 2, Bytes = 2048, Note = "why" },
                new RunStage(1, "stage", "stg_account", Noon),
            ],
            stages);
    }

    /// <summary>An answer can be lost although the change was made.</summary>
    [Fact]
    public async Task AChangeThatIsMadeTwiceCountsOnce()
    {
        var store = Migrated();
        var run = Run("a", Noon) with { State = RunState.Succeeded, StartedAt = Noon, EndedAt = Noon.AddSeconds(1), Message = "first" };
        StoreChange[] changes =
        [
            RunQueued.Of(run), new RunStarted("a", Micros.Of(Noon)), new StageStarted("a", 0, "ingest", null, Micros.Of(Noon)), new ReportKept("a", "{}"), RunEnded.Of(run),
        ];
        await WriteAsync(store, changes);
        await WriteAsync(store, changes);
        await WriteAsync(store, RunEnded.Of(run with { State = RunState.Failed, Message = "second" }));

        var records = new RunRecords(store);
        Assert.Equal("first", Assert.Single(await records.ListAsync(new(10), TestContext.Current.CancellationToken)).Message);
        Assert.Single(await records.StagesAsync("a", TestContext.Current.CancellationToken));
        Assert.Equal("{}", await records.ReportAsync("a", TestContext.Current.CancellationToken));
    }

    /// <summary>Changes that belong together are made together.</summary>
    [Fact]
    public async Task OfChangesWithAFaultNoneIsMade()
    {
        var store = Migrated();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => WriteAsync(store, RunQueued.Of(Run("a", Noon)), new ReportKept("a", null!)));

        Assert.Null(await new RunRecords(store).FindAsync("a", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunsAreListedNewestFirstByPageStateAndSchedule()
    {
        var store = Migrated();
        for (var i = 0; i < 5; i++)
            await WriteAsync(store, RunQueued.Of(Run($"r{i}", Noon.AddMinutes(i)) with { Schedule = i % 2 == 0 ? "even" : null }));
        await WriteAsync(store, new RunStarted("r4", Micros.Of(Noon)));
        var records = new RunRecords(store);

        Assert.Equal(["r3", "r2"], await IdsAsync(new(2, 1)));
        Assert.Equal(["r4"], await IdsAsync(new(10) { State = RunState.Running }));
        Assert.Equal(["r4", "r2", "r0"], await IdsAsync(new(10) { Schedule = "even" }));
        Assert.Equal(["r2", "r0"], await IdsAsync(new(10) { State = RunState.Queued, Schedule = "even" }));
        Assert.Equal(2, await records.CountAsync(new(1) { State = RunState.Queued, Schedule = "even" }, TestContext.Current.CancellationToken));
        Assert.Equal(["r0", "r1", "r2", "r3", "r4"], (await records.OpenAsync(TestContext.Current.CancellationToken)).Select(r => r.Id));

        async Task<IEnumerable<string>> IdsAsync(RunFilter filter) => (await records.ListAsync(filter, TestContext.Current.CancellationToken)).Select(r => r.Id);
    }

    [Fact]
    public async Task AnAttemptAndItsBackfillAreReadAsTheyWereWritten()
    {
        var store = Migrated();
        var run = Run("a", Noon) with { Attempt = 2, NotBefore = Noon.AddMinutes(4), Backfill = new("b", new(2026, 1, 31)) };
        var backfill = new BackfillEntry("b", new(2026, 1, 1), new(2026, 1, 31), new() { Select = ["+account_summary"] }, "a test", Noon);
        await WriteAsync(store, RunQueued.Of(run), BackfillBegun.Of(backfill));

        var records = new RunRecords(store);
        Assert.Equivalent(run, Assert.Single(await records.OfBackfillAsync("b", TestContext.Current.CancellationToken)), strict: true);
        Assert.Equivalent(backfill, await new BackfillRecords(store).FindAsync("b", TestContext.Current.CancellationToken), strict: true);

        await WriteAsync(store, new BackfillEnded("b", Micros.Of(Noon)), new BackfillEnded("b", Micros.Of(Noon.AddDays(1))));
        Assert.Equal(Noon, Assert.Single(await new BackfillRecords(store).ListAsync(9, TestContext.Current.CancellationToken)).EndedAt);
    }

    /// <summary>The last run of a schedule, and the last that did something for a model, say how things are, however old they are.</summary>
    [Fact]
    public async Task OldRunsAreRemovedButNeverTheLastOfAScheduleOrAModel()
    {
        var store = Migrated();
        for (var i = 0; i < 10; i++)
        {
            var run = Run($"r{i}", Noon.AddDays(i)) with { Schedule = i < 8 ? "nightly" : null, StartedAt = Noon.AddDays(i), EndedAt = Noon.AddDays(i), State = i == 1 ? RunState.Failed : RunState.Succeeded };
            await WriteAsync(
                store,
                RunQueued.Of(run),
                new RunStarted(run.Id, Micros.Of(Noon.AddDays(i))),
                new StageStarted(run.Id, 0, "build", i == 2 ? "rare" : "usual", Micros.Of(Noon)),
                new ReportKept(run.Id, "{}"),
                RunEnded.Of(run));
        }

        await WriteAsync(store, RunQueued.Of(Run("waits", Noon)));
        await WriteAsync(store, new DueTaken("nightly", Micros.Of(Noon), "run", "r0"), new DueTaken("nightly", Micros.Of(Noon.AddDays(1)), "run", "r1"), new DueTaken("rarely", Micros.Of(Noon), "run", "x"));
        await WriteAsync(store, new FilesArrived("nightly", "old", Micros.Of(Noon), "r0"), new FilesArrived("nightly", "last", Micros.Of(Noon.AddDays(1)), "r1"));
        var (old, records) = (new OldRuns(store), new RunRecords(store));

        var removed = await old.FindAsync(Noon.AddDays(30), 3, TestContext.Current.CancellationToken);
        Assert.Equal(["r0", "r3", "r4"], removed);
        for (; removed.Count > 0; removed = await old.FindAsync(Noon.AddDays(30), 3, TestContext.Current.CancellationToken))
            await WriteAsync(store, [.. removed.Concat(removed).Select(id => new RunForgotten(id))]);
        await WriteAsync(store, new TimesForgotten(Micros.Of(Noon.AddDays(30))));

        Assert.Equal(["r1", "r2", "r7", "r9", "waits"], (await records.ListAsync(new(99), TestContext.Current.CancellationToken)).Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Null(await records.ReportAsync("r0", TestContext.Current.CancellationToken));
        Assert.Empty(await records.StagesAsync("r0", TestContext.Current.CancellationToken));
        Assert.NotEmpty(await records.StagesAsync("r2", TestContext.Current.CancellationToken));
        var schedules = new ScheduleRecords(store);
        Assert.Equal("r1", Assert.Single(await schedules.DueAsync("nightly", 9, TestContext.Current.CancellationToken)).RunId);
        Assert.Single(await schedules.DueAsync("rarely", 9, TestContext.Current.CancellationToken));
        Assert.False(await schedules.HasArrivedAsync("nightly", "old", TestContext.Current.CancellationToken));
        Assert.True(await schedules.HasArrivedAsync("nightly", "last", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task YoungRunsStay()
    {
        var store = Migrated();
        foreach (var id in new[] { "a", "b" })
            await WriteAsync(store, RunQueued.Of(Run(id, Noon)), RunEnded.Of(Run(id, Noon) with { State = RunState.Succeeded, EndedAt = Noon }));

        Assert.Empty(await new OldRuns(store).FindAsync(Noon, 9, TestContext.Current.CancellationToken));
        Assert.Equal(["a"], await new OldRuns(store).FindAsync(Noon.AddTicks(10), 9, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MigratingAgainKeepsEverything()
    {
        var store = Migrated();
        await WriteAsync(store, RunQueued.Of(Run("a", Noon)));

        store.Migrate();

        Assert.NotNull(await new RunRecords(store).FindAsync("a", TestContext.Current.CancellationToken));
    }

    /// <summary>Whatever was kept under the first version is there under each later one.</summary>
    [Fact]
    public async Task AStoreOfAnEarlierVersionIsBroughtUpToDate()
    {
        var address = NewStore();
        var store = new ServiceStore(address);
        store.Migrate([.. ServiceStore.Scripts().Take(1)]);
        await KeepARunAsync(address);

        for (var version = 2; version <= ServiceStore.Scripts().Count; version++)
            store.Migrate([.. ServiceStore.Scripts().Take(version)]);

        Assert.Equal("kept", (await new RunRecords(store).FindAsync("a", TestContext.Current.CancellationToken))!.Message);
    }

    /// <summary>As when the process is killed between two statements: what the first one did is undone.</summary>
    [Fact]
    public async Task AMigrationThatDoesNotEndLeavesTheStoreAsItWas()
    {
        var address = NewStore();
        var store = new ServiceStore(address);
        store.Migrate([.. ServiceStore.Scripts().Take(2)]);
        await KeepARunAsync(address);

        Assert.ThrowsAny<Exception>(() => store.Migrate([.. ServiceStore.Scripts(), new("9999_half.sql", "alter table runs drop column message;\ndelete from nowhere;")]));

        await using (var connection = address.Connect())
        {
            Assert.Equal("kept", await connection.ExecuteScalarAsync<string>("select message from runs"));
            Assert.Equal(2, await connection.ExecuteScalarAsync<long>("select count(*) from SchemaVersions"));
        }

        store.Migrate();
        Assert.NotNull(await new RunRecords(store).FindAsync("a", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AStoreOfALaterVersionIsRefused()
    {
        var address = NewStore();
        var store = new ServiceStore(address);
        store.Migrate();
        await using (var connection = address.Connect())
            await connection.ExecuteAsync("insert into SchemaVersions (ScriptName, Applied) values ('9999_later.sql', current_timestamp)");

        var refusal = Assert.Throws<PipelineException>(store.Migrate);

        Assert.Contains("was made by a later version of this program (9999_later.sql)", refusal.Message, StringComparison.Ordinal);
    }

    private static RunEntry Run(string id, DateTime at) => new(id, RunCause.Api, "a test", at, new());

    /// <summary>A run as the first version kept it.</summary>
    private static async Task KeepARunAsync(StoreAddress address)
    {
        await using var connection = address.Connect();
        await connection.ExecuteAsync(
            """
            insert into runs (id, cause, requested_by, requested_at, request, attempt, state, message, is_committed, failed, warned, changed)
            values ('a', 'api', 'a test', 0, '{}', 1, 'succeeded', 'kept', 1, 0, 0, 0)
            """);
    }

    private static Task WriteAsync(ServiceStore store, params StoreChange[] changes) => store.ApplyAsync(changes, TestContext.Current.CancellationToken);

    private ServiceStore Migrated()
    {
        var store = new ServiceStore(NewStore());
        store.Migrate();
        return store;
    }
}

/// <summary>A file of SQLite.</summary>
public sealed class SqliteStoreTests : StoreSpecification, IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <inheritdoc/>
    internal override StoreAddress NewStore() => StoreAddress.Of(_folder.Of("in", "a", "folder", "service.sqlite"));
}

/// <summary>A real PostgreSQL.</summary>
public sealed class PostgreSqlStoreTests : StoreSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore() => StoreAddress.Of(PostgreSqlServer.Shared.NewDatabase());
}
