using System.Security.Cryptography;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>A first load is there as a whole or not at all, whatever ends it, and nothing it leaves is in the way of the next.</summary>
public sealed class FirstLoadFaultTests : IDisposable
{
    private const int Rows = 30_000;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");

    private string Database => Path.Combine(_root.FullName, "bank.duckdb");

    private string Loading => Database + ".loading";

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    public async Task KilledItLeavesNoDatabaseAndTheNextRunIsComplete(int milliseconds)
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        using (var process = BuiltProgram.Start(_root.FullName, 1))
        {
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Signal("KILL");
            await process.EndAsync();
        }

        Assert.True(!File.Exists(Database) || Holders() == Rows);
        await CompletesAsync();
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsNotInTheWay()
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        await File.WriteAllBytesAsync(Loading, RandomNumberGenerator.GetBytes(20_000), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Loading + ".wal", RandomNumberGenerator.GetBytes(2_000), TestContext.Current.CancellationToken);
        await CompletesAsync();
    }

    [Fact]
    public async Task WhileAnotherProcessLoadsItEndsWith3()
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        using (var connection = new DuckDBConnection($"DataSource={Loading}"))
        {
            connection.Open();
            using var process = BuiltProgram.Start(_root.FullName, 1);
            var (exitCode, error) = await process.EndAsync();
            Assert.Equal(3, exitCode);
            Assert.Contains($"Another process uses the database {Database}", error, StringComparison.Ordinal);
        }

        await CompletesAsync();
    }

    [Fact]
    public async Task OnADiskThatIsFullItLeavesNothing()
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        using (var process = BuiltProgram.Start(_root.FullName, 1, "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 1024"))
        {
            var (exitCode, error) = await process.EndAsync();
            Assert.True(exitCode == 2, $"{exitCode}: {error}");
        }

        Assert.Empty(_root.GetFiles("bank.*"));
        await CompletesAsync();
    }

    [Fact]
    public async Task RowsOfAKilledRunDoNotComeBackWhenItsDatabaseIsRemoved()
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        using (var first = BuiltProgram.Start(_root.FullName, 1))
            await first.EndAsync();
        BuiltProgram.Deliver(_root, 2, Rows);
        using (var killed = BuiltProgram.Start(_root.FullName, 2))
        {
            // The log is written at the commit, and gone a moment later.
            while (!killed.HasExited && !(new FileInfo(Database + ".wal") is { Exists: true, Length: > 0 }))
                await Task.Delay(1, TestContext.Current.CancellationToken);
            killed.Signal("KILL");
            await killed.EndAsync();
        }

        File.Delete(Database);
        BuiltProgram.Deliver(_root, 1, Rows);
        await CompletesAsync();
    }

    private async Task CompletesAsync()
    {
        using var process = BuiltProgram.Start(_root.FullName, 1);
        var (exitCode, error) = await process.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^note: bank.duckdb[.].* was removed: ", line));
        Assert.Equal(Rows, Holders());
        Assert.Equal("bank.duckdb", Assert.Single(_root.GetFiles("bank.*")).Name);
    }

    private long Holders()
    {
        using var connection = new DuckDBConnection($"DataSource={Database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from snapshots.snap_holder where holder_name = 'name1' and dbt_valid_to is null";
        return (long)command.ExecuteScalar()!;
    }
}
