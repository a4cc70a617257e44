using System.Globalization;
using System.Security.Cryptography;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>Real processes, really killed, interrupted and starved: the database is as it was, and the next run completes.</summary>
public sealed class ProcessFaultTests(ProcessFaultTests.FirstDay firstDay) : IClassFixture<ProcessFaultTests.FirstDay>, IDisposable
{
    private const int Rows = 30_000;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");

    private string Database => Path.Combine(_root.FullName, "bank.duckdb");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(300)]
    [InlineData(700)]
    [InlineData(1100)]
    [InlineData(1600)]
    public async Task AKilledRunLeavesTheLastCommittedState(int milliseconds)
    {
        firstDay.CopyTo(_root);
        Deliver(day: 2);
        using (var process = BuiltProgram.Start(_root.FullName, 2))
        {
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Signal("KILL");
            await process.EndAsync();
        }

        Assert.Contains(Names(), new[] { "name1", "name2" });
        Assert.Equal(0, (await RunAsync(2)).ExitCode);
        Assert.Equal("name2", Names());
    }

    [Fact]
    public async Task AnInterruptedRunEndsWith130AndChangesNothing()
    {
        firstDay.CopyTo(_root);
        Deliver(day: 2);
        using var process = BuiltProgram.Start(_root.FullName, 2);
        await process.UntilItHasOpenedAsync(Database);
        process.Signal("INT");
        var (exitCode, error) = await process.EndAsync();

        // A fast machine may be done before the signal comes.
        Assert.Contains(exitCode, new[] { 0, 130 });
        Assert.True(exitCode == 0 || error.Length > 0);
        Assert.Contains(Names(), new[] { "name1", "name2" });
        Assert.Equal(0, (await RunAsync(2)).ExitCode);
        Assert.Equal("name2", Names());
    }

    [Fact]
    public async Task WhileAnotherProcessHoldsTheDatabaseARunEndsWith3()
    {
        firstDay.CopyTo(_root);
        Deliver(day: 2);
        using (var connection = new DuckDBConnection($"DataSource={Database}"))
        {
            connection.Open();
            var (exitCode, error) = await RunAsync(2);
            Assert.Equal(3, exitCode);
            Assert.Contains("Another process", error, StringComparison.Ordinal);
        }

        Assert.Equal("name1", Names());
    }

    [Fact]
    public async Task ADiskThatIsFullChangesNothing()
    {
        firstDay.CopyTo(_root);
        Deliver(day: 2);
        var blocks = (new FileInfo(Database).Length / 512) + 64;

        // Writing past the limit fails like writing to a full disk, once the signal that goes with it is ignored.
        using var process = BuiltProgram.Start(_root.FullName, 2, string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {blocks}"));
        var (exitCode, error) = await process.EndAsync();

        Assert.True(exitCode == 2, $"{exitCode}: {error}");
        Assert.Equal("name1", Names());
        Assert.Equal(0, (await RunAsync(2)).ExitCode);
        Assert.Equal("name2", Names());
    }

    [Fact]
    public async Task ACorruptDatabaseIsExplainedAndLeftAlone()
    {
        firstDay.CopyTo(_root);
        var bytes = await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken);
        bytes.AsSpan(8, 4).Clear();
        await File.WriteAllBytesAsync(Database, bytes, TestContext.Current.CancellationToken);

        var (exitCode, error) = await RunAsync(2);

        Assert.Equal(2, exitCode);
        Assert.Contains("is damaged", error, StringComparison.Ordinal);
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task ALogThatIsNoLogChangesNothing()
    {
        firstDay.CopyTo(_root);
        await File.WriteAllBytesAsync(Database + ".wal", RandomNumberGenerator.GetBytes(4096), TestContext.Current.CancellationToken);
        Deliver(day: 2);

        // The engine may take it for a log torn off at its first byte, or refuse it.
        var (exitCode, error) = await RunAsync(2);
        if (exitCode != 0)
        {
            Assert.Equal(2, exitCode);
            Assert.Contains("bank.duckdb", error, StringComparison.Ordinal);
            File.Delete(Database + ".wal");
            Assert.Equal("name1", Names());
            Assert.Equal(0, (await RunAsync(2)).ExitCode);
        }

        Assert.Equal("name2", Names());
    }

    [Fact]
    public async Task ADatabaseThatMayOnlyBeReadIsExplained()
    {
        Assert.SkipWhen(Environment.UserName == "root", "Permissions do not bind root.");
        firstDay.CopyTo(_root);
        Deliver(day: 2);
        File.SetAttributes(Database, FileAttributes.ReadOnly);

        var (exitCode, error) = await RunAsync(2);

        Assert.Equal(2, exitCode);
        Assert.Contains("permissions", error, StringComparison.Ordinal);
        Assert.Equal("name1", Names());
    }

    [Fact]
    public async Task OneProcessorGivesTheSame()
    {
        Deliver(day: 1);
        using var process = BuiltProgram.Start(_root.FullName, 1, "taskset -p 1 $$ > /dev/null");
        Assert.Equal(0, (await process.EndAsync()).ExitCode);
        Assert.Equal("name1", Names());
    }

    private async Task<(int ExitCode, string Error)> RunAsync(int day)
    {
        using var process = BuiltProgram.Start(_root.FullName, day);
        return await process.EndAsync();
    }

    private void Deliver(int day) => BuiltProgram.Deliver(_root, day, Rows);

    private string Names()
    {
        using var connection = new DuckDBConnection($"DataSource={Database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select string_agg(distinct holder_name, ',') || if(count(*) = {Rows}, '', ' incomplete') from snapshots.snap_holder where dbt_valid_to is null";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Inputs and database of the first day, of which each test has a copy.</summary>
    public sealed class FirstDay : IAsyncLifetime
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");

        public async ValueTask InitializeAsync()
        {
            BuiltProgram.Deliver(_root, day: 1, Rows);
            using var process = BuiltProgram.Start(_root.FullName, day: 1);
            Assert.Equal((0, ""), await process.EndAsync());
        }

        public void CopyTo(DirectoryInfo root)
        {
            BuiltProgram.Deliver(root, day: 1, Rows);
            File.Copy(Path.Combine(_root.FullName, "bank.duckdb"), Path.Combine(root.FullName, "bank.duckdb"));
        }

        public ValueTask DisposeAsync()
        {
            _root.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
