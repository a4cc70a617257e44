using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

/// <summary>Readers in the process of a run: they see the last commit, from their first to their last statement.</summary>
public sealed class ReaderDuringRunTests : IDisposable
{
    private const string Runs = "select count(*) from pipeline.runs";

    private static readonly PipelineDefinition Nothing = new("nothing", [], []);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("banking-contracts-");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private EngineSettings Settings => new(Path.Combine(_directory.FullName, "bank.duckdb"));

    /// <inheritdoc/>
    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task AReaderSeesTheLastCommitWhileARunWrites()
    {
        await CommitAsync("1");
        using var run = DuckDbDatabase.OpenForWriting(Settings);
        run.Session.Execute("insert into pipeline.runs values ('2', now(), now(), now())");

        await using var reader = await ReaderAsync();

        Assert.Equal(1, await CountAsync(reader, Runs));
    }

    [Fact]
    public async Task AReaderSeesTheSameAfterTheRunCommits()
    {
        await CommitAsync("1");
        await using var run = await RunAsync();
        await using var before = await ReaderAsync();
        Assert.Equal(1, await CountAsync(before, Runs));

        await CommitAsync(run, "2");

        Assert.Equal(1, await CountAsync(before, Runs));
        await using var after = await ReaderAsync();
        Assert.Equal(2, await CountAsync(after, Runs));
    }

    /// <summary>A reader that has not read yet counts from when it was opened.</summary>
    [Fact]
    public async Task AReaderThatIsOpenSeesTheCommitBeforeIt()
    {
        await CommitAsync("1");
        await using var run = await RunAsync();
        await using var reader = await ReaderAsync();

        await CommitAsync(run, "2");

        Assert.Equal(1, await CountAsync(reader, Runs));
    }

    [Fact]
    public async Task AReaderGoesOnWhenTheRunEndsWithoutACommit()
    {
        await CommitAsync("1");
        var run = await RunAsync();
        await using var reader = await ReaderAsync();

        await run.DisposeAsync();

        Assert.Equal(1, await CountAsync(reader, Runs));
    }

    [Fact]
    public async Task AfterAStatementThatFailedAReaderGoesOn()
    {
        await CommitAsync("1");
        await using var run = await RunAsync();
        await using var reader = await ReaderAsync();
        await Assert.ThrowsAsync<PipelineException>(() => CountAsync(reader, "select cast('x' as integer)"));

        Assert.Equal(1, await CountAsync(reader, Runs));
    }

    /// <summary>Half of its answers would be from before the commit.</summary>
    [Fact]
    public async Task AfterAStatementThatFailedAReaderDoesNotGoOnWithTheNextCommit()
    {
        await CommitAsync("1");
        await using var run = await RunAsync();
        await using var reader = await ReaderAsync();
        await Assert.ThrowsAsync<PipelineException>(() => CountAsync(reader, "select cast('x' as integer)"));
        await CommitAsync(run, "2");

        var refused = await Assert.ThrowsAsync<PipelineException>(() => CountAsync(reader, Runs));

        Assert.Equal((ExitCode.Locked, "A run has changed the database while it was read; try again."), (refused.ExitCode, refused.Message));
    }

    [Fact]
    public async Task WhatAReaderIsRefusedOtherwiseItIsRefusedDuringARun()
    {
        await CommitAsync("1");
        await using var run = await RunAsync();
        await using var reader = await ReaderAsync();

        foreach (var sql in new[] { "insert into pipeline.runs select * from pipeline.runs", "drop table pipeline.runs", "commit", "select * from read_text('/etc/hostname')", "set threads = 1" })
            await Assert.ThrowsAsync<PipelineException>(() => CountAsync(reader, sql));
    }

    [Fact]
    public async Task DuringAFirstLoadThereIsNothingToRead()
    {
        await using var run = await RunAsync();

        Assert.Equal(ExitCode.BadInput, (await Assert.ThrowsAsync<PipelineException>(ReaderAsync)).ExitCode);
        await CommitAsync(run, "1");

        await using var reader = await ReaderAsync();
        Assert.Equal(1, await CountAsync(reader, Runs));
    }

    private static async Task<long> CountAsync(IEngineReader reader, string sql)
    {
        await using var rows = await reader.QueryAsync(sql, Ending);
        Assert.True(await rows.ReadAsync(Ending));
        return rows.GetInt64(0);
    }

    private static Task CommitAsync(IEngineRun run, string id) =>
        run.CommitAsync(new(id, DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch, [], [], [], PipelineState.Empty), Ending);

    private IEngine Engine() => new DuckDbEngineProvider().Create(Settings);

    private Task<IEngineRun> RunAsync() => Engine().OpenRunAsync(Nothing, DateTime.UnixEpoch, Ending);

    private Task<IEngineReader> ReaderAsync() => Engine().OpenReaderAsync(Nothing, Ending);

    private async Task CommitAsync(string id)
    {
        await using var run = await RunAsync();
        await CommitAsync(run, id);
    }
}
