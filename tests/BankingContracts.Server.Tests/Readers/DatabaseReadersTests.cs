using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Readers;

namespace BankingContracts.Server.Tests.Readers;

/// <summary>Who reads the database, and when a run begins.</summary>
public sealed class DatabaseReadersTests : IAsyncLifetime
{
    private const string Commits = "select (select count(*) from pipeline.runs), (select count(distinct run_id) from pipeline.stages), (select max(run_id) from pipeline.runs)";

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = new();
    private DatabaseReaders _readers = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _readers = new DatabaseReaders(TestService.Options(_folder), _clock);
        await RunAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task AReaderStaysOpenForTheNextOneAndThenCloses()
    {
        await ReadAsync(Commits);
        await ReadAsync(Commits);
        Assert.Equal(1, _readers.Idle);

        _clock.Advance(DatabaseReaders.KeptOpen);

        Assert.Equal(0, _readers.Idle);
    }

    [Fact]
    public async Task ARunWaitsForWhoReadsAndClosesWhatIsIdle()
    {
        var reads = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var reading = _readers.ReadAsync(
            async _ =>
            {
                reads.SetResult();
                await mayEnd.Task;
                return true;
            },
            Ending);
        await reads.Task;

        var run = RunAsync();
        var later = ReadAsync(Commits);
        Assert.False(run.IsCompleted);
        mayEnd.SetResult();

        await reading;
        Assert.Equal(ExitCode.Done, (await run).ExitCode);
        Assert.NotEmpty(await later);
    }

    [Fact]
    public async Task AReaderOfARunIsNotKeptForTheNextOne()
    {
        await using (await _readers.Engine.OpenRunAsync(ContractPipeline.Definition, DateTime.UtcNow, Ending))
        {
            await ReadAsync(Commits);
            Assert.Equal(0, _readers.Idle);
        }
    }

    /// <summary>All tables of a commit appear together: what a reader sees first, it sees to its end, and it is one commit.</summary>
    [Fact]
    public async Task AReaderSeesTheStateBeforeOrAfterARunAndNeverBetween()
    {
        var isDone = false;
        var seen = new HashSet<string>();
        var watching = Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isDone))
                {
                    seen.Add(await _readers.ReadAsync(
                        async reader =>
                        {
                            var first = await RowAsync(reader, Commits);
                            Assert.Equal(first[0], first[1]);
                            var rows = await RowAsync(reader, "select (select count(*) from src_account), (select count(*) from account_summary), (select max(dbt_valid_from) from snap_account)");
                            Assert.Equal(first, await RowAsync(reader, Commits));
                            return $"{string.Join(' ', first)} {string.Join(' ', rows)}";
                        },
                        Ending));
                }
            },
            Ending);

        for (var run = 1; run <= 6; run++)
        {
            await File.AppendAllTextAsync(_folder.Of("inputs", "accounts.csv"), FormattableString.Invariant($"ACC9{run:000},1,10.00,Savings\n"), Ending);
            var result = await RunAsync();
            Assert.True(result.ExitCode == ExitCode.Done, result.Message);
        }

        Volatile.Write(ref isDone, true);
        await watching;

        // Each commit was seen with one set of rows.
        Assert.All(seen.GroupBy(s => s.Split(' ')[0]), g => Assert.Single(g));
        Assert.NotEmpty(seen);
    }

    /// <summary>A check, a plan and a recovery open readers of the engine: these are the service's own, and are given back once.</summary>
    [Fact]
    public async Task AReaderOfTheEngineIsGivenBack()
    {
        await RunAsync();
        var lent = await _readers.Engine.OpenReaderAsync(ContractPipeline.Definition, Ending);
        Assert.Equal(0, _readers.Idle);

        await lent.DisposeAsync();
        await lent.DisposeAsync();

        Assert.Equal(1, _readers.Idle);
        Assert.Equal(ExitCode.Done, (await RunAsync()).ExitCode);
    }

    private Task<RunResult> RunAsync() =>
        Task.Run(() => new PipelineRunner(ContractPipeline.Definition, _readers.Engine).RunAsync(TestService.Options(_folder).Run, Ending), Ending);

    private Task<string[]> ReadAsync(string sql) => _readers.ReadAsync(reader => RowAsync(reader, sql), Ending);

    private static async Task<string[]> RowAsync(IEngineReader reader, string sql)
    {
        await using var rows = await reader.QueryAsync(sql, Ending);
        Assert.True(await rows.ReadAsync(Ending));
        return [.. Enumerable.Range(0, rows.FieldCount).Select(i => FormattableString.Invariant($"{rows.GetValue(i)}"))];
    }
}
