using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

/// <summary>One writer or many readers, within a process too.</summary>
public sealed class DatabaseLeaseTests : IDisposable
{
    private static readonly PipelineDefinition Nothing = new("nothing", [], []);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("banking-contracts-");

    [Fact]
    public async Task ASecondRunInTheProcessIsRefusedAsOneOfAnotherProcessIs()
    {
        await using var first = await RunAsync();

        var refused = await Assert.ThrowsAsync<PipelineException>(() => RunAsync());

        Assert.Equal(ExitCode.Locked, refused.ExitCode);
        Assert.StartsWith("Another process uses the database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameFileByAnotherNameIsTheSameFile()
    {
        File.CreateSymbolicLink(Path.Combine(_directory.FullName, "link.duckdb"), Path.Combine(_directory.FullName, "bank.duckdb"));
        await using var first = await RunAsync();

        await Assert.ThrowsAsync<PipelineException>(() => RunAsync("link.duckdb"));
        await Assert.ThrowsAsync<PipelineException>(() => RunAsync("./../" + _directory.Name + "/bank.duckdb"));
    }

    [Fact]
    public async Task ReadersShareAFileThatNobodyWrites()
    {
        await CommitAsync();
        await using (await ReaderAsync())
        await using (await ReaderAsync())
        {
            await Assert.ThrowsAsync<PipelineException>(() => RunAsync());
        }

        await using var run = await RunAsync();
    }

    [Fact]
    public async Task ARunIsRefusedWhileReadersOfTheOneBeforeGoOn()
    {
        await CommitAsync();
        var run = await RunAsync();
        var reader = await ReaderAsync();
        await run.DisposeAsync();

        await Assert.ThrowsAsync<PipelineException>(() => RunAsync());
        await using (await ReaderAsync())
            await reader.DisposeAsync();
        await using var next = await RunAsync();
    }

    [Fact]
    public async Task AFileThatCannotBeOpenedIsNotHeld()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "bank.duckdb"), "no database", TestContext.Current.CancellationToken);

        for (var attempt = 0; attempt < 2; attempt++)
            Assert.Equal(ExitCode.BadInput, (await Assert.ThrowsAsync<PipelineException>(() => RunAsync())).ExitCode);
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Delete(recursive: true);

    private IEngine Engine(string file) => new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(_directory.FullName, file)));

    private Task<IEngineRun> RunAsync(string file = "bank.duckdb") => Engine(file).OpenRunAsync(Nothing, DateTime.UnixEpoch, TestContext.Current.CancellationToken);

    private Task<IEngineReader> ReaderAsync() => Engine("bank.duckdb").OpenReaderAsync(Nothing, TestContext.Current.CancellationToken);

    private async Task CommitAsync()
    {
        await using var run = await RunAsync();
        await run.CommitAsync(new("run", DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch, [], [], [], PipelineState.Empty), TestContext.Current.CancellationToken);
    }
}
