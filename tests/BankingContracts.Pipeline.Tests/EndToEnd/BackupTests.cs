using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Copies of the database.</summary>
public sealed class BackupTests(PruneTests.Loaded loaded) : IClassFixture<PruneTests.Loaded>, IDisposable
{
    private readonly History _history = loaded.History.Copy();

    private PipelineHarness Harness => _history.Harness;

    private string Copy => Path.Combine(Harness.Outputs, "copies", "copy.duckdb");

    private IEngine Engine => new DuckDbEngineProvider().Create(new EngineSettings(Harness.Database));

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task ACopyIsTheDatabaseAndRunsGoOnInIt()
    {
        (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.Done);
        using var other = loaded.History.Copy();
        File.Copy(Copy, other.Harness.Database, overwrite: true);

        Assert.Equal([Path.GetFileName(Copy)], Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!).Select(Path.GetFileName));
        Assert.Equal(Tables(Harness), Tables(other.Harness));
        foreach (var harness in (PipelineHarness[])[Harness, other.Harness])
        {
            harness.Deliver(Delivered.Lines(["1,Ada,no"], []).Customers, Delivered.Lines([], ["A1,1,175.00,savings"]).Accounts);
            (await harness.RunAsync(_history.NextRunAt, "--allow-mass-delete")).Ended(ExitCode.Done);
        }

        Assert.Equal(Models(Harness), Models(other.Harness));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".wal")]
    public async Task AnExistingFileIsRefusedAndStays(string end)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        await File.WriteAllTextAsync(Copy + end, "mine", TestContext.Current.CancellationToken);

        var run = (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.BadInput);

        Assert.Contains("exists already", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Copy + end, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    [Fact]
    public async Task OthersReadMeanwhile()
    {
        await using var reader = await Engine.OpenReaderAsync(Harness.Pipeline, TestContext.Current.CancellationToken);
        (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.Done);

        await using var rows = await reader.QueryAsync("select count(*) from account_summary", TestContext.Current.CancellationToken);
        Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ARunKeepsItAway()
    {
        await using (await Engine.OpenRunAsync(Harness.Pipeline, _history.NextRunAt, TestContext.Current.CancellationToken))
            Assert.Contains("Another process uses the database", (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.Locked).Error, StringComparison.Ordinal);

        Assert.False(Directory.Exists(Path.GetDirectoryName(Copy)));
        (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task WhatIsStillInTheLogIsInTheCopy()
    {
        using (var connection = new DuckDBConnection($"DataSource={Harness.Database}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma disable_checkpoint_on_shutdown; create table pipeline.noted as select 42 as answer";
            command.ExecuteNonQuery();
        }

        Assert.True(File.Exists(Harness.Database + ".wal"));
        (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.Done);

        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
        using var copy = new DuckDBConnection($"DataSource={Copy};ACCESS_MODE=READ_ONLY");
        copy.Open();
        Assert.Equal("42", copy.ReadText("select answer from pipeline.noted")[0][0]);
    }

    [Fact]
    public async Task OfACancelledCopyNothingStays()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Engine.BackupAsync(Harness.Pipeline, Copy, new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    [Fact]
    public async Task ADamagedDatabaseIsNotCopied()
    {
        await using (var file = new FileStream(Harness.Database, FileMode.Open))
            await file.WriteAsync(new byte[4096], TestContext.Current.CancellationToken);

        (await Harness.InvokeAsync("backup", "--to", Copy)).Ended(ExitCode.BadInput);

        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task WhatItPrintsIsAsTheSchemaSays()
    {
        var run = (await Harness.InvokeAsync("backup", "--to", Copy, "--format", "json")).Ended(ExitCode.Done);

        Assert.Empty(new JsonSchema("backup").Mistakes(run.Out));
        Assert.Contains($"\"run_id\": \"{Harness.Query("select arg_max(run_id, finished_at) from pipeline.runs")[0][0]}\"", run.Out, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Tables(PipelineHarness harness) => [.. harness.Fingerprint().Where(l => !l.StartsWith("copies", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Models(PipelineHarness harness) => [.. harness.Fingerprint().Where(l => !l.StartsWith("pipeline.", StringComparison.Ordinal) && !l.StartsWith("copies", StringComparison.Ordinal) && !l.StartsWith("manifest", StringComparison.Ordinal))];
}
