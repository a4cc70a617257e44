using System.Security.Cryptography;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>Places for temporary files that are full, missing or closed: one sentence that names the place, and nothing is changed.</summary>
public sealed class TemporaryFileFaultTests : IDisposable
{
    private const int Rows = 30_000;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");

    private string Database => Path.Combine(_root.FullName, "bank.duckdb");

    private string Temporary => Path.Combine(_root.FullName, "temporary");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("size=64k")]
    [InlineData("size=64k,ro")]
    public async Task AFullOrClosedOneIsToldAndNothingIsChanged(string options)
    {
        using var disk = SmallDisk.Mount(Temporary, options);

        await AssertRefusesAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
    }

    [Fact]
    public async Task AMissingOneIsToldAndNothingIsChanged() => await AssertRefusesAsync();

    [Fact]
    public async Task ADiskForWhatDoesNotFitIntoMemoryIsToldWhenItIsFull()
    {
        BuiltProgram.Deliver(_root, 1, rows: 10);
        Assert.Equal((0, ""), await EndAsync(1));
        var before = Hash();
        BuiltProgram.Deliver(_root, 2, rows: 400_000);
        using (SmallDisk.Mount(Database + ".tmp", "size=64k"))
        {
            var (exitCode, error) = await EndAsync(2, "export DUCKDB_THREADS=1 DUCKDB_MEMORY_LIMIT=60MB");

            Assert.True(exitCode == 2, $"{exitCode}: {error}");
            Assert.Equal($"error: The disk of {Database}.tmp is full. The engine keeps there what does not fit into memory. Free some space on it, or raise DUCKDB_MEMORY_LIMIT; then run again.\n", error);
        }

        Assert.Equal(before, Hash());
        Assert.Equal(0, (await EndAsync(2)).ExitCode);
    }

    [Fact]
    public async Task ADiskThatIsMountedForWhatDoesNotFitIntoMemoryIsNotInTheWay()
    {
        BuiltProgram.Deliver(_root, 1, rows: 10);
        using var disk = SmallDisk.Mount(Database + ".tmp", "size=64k");

        Assert.Equal((0, ""), await EndAsync(1));
        Assert.Equal((0, ""), await EndAsync(2));
    }

    private async Task AssertRefusesAsync()
    {
        BuiltProgram.Deliver(_root, 1, Rows);
        Assert.Equal((0, ""), await EndAsync(1));
        var before = Hash();
        BuiltProgram.Deliver(_root, 2, Rows);

        // The engine takes no record with surplus fields, even empty ones: it is given a copy without them.
        await File.AppendAllTextAsync(Path.Combine(_root.FullName, "inputs", "holders_1.csv"), "n,99999,Name2,,\n", TestContext.Current.CancellationToken);
        var (exitCode, error) = await EndAsync(2, $"export TMPDIR='{Temporary}'");

        Assert.True(exitCode == 2, $"{exitCode}: {error}");
        Assert.StartsWith($"error: Temporary files cannot be written to {Temporary}/ (", error, StringComparison.Ordinal);
        Assert.EndsWith("); free space there, or set TMPDIR to a directory that exists and has room.\n", error, StringComparison.Ordinal);
        Assert.Equal(before, Hash());
        Assert.Equal(0, (await EndAsync(2)).ExitCode);
    }

    private async Task<(int ExitCode, string Error)> EndAsync(int day, string before = "")
    {
        using var process = BuiltProgram.Start(_root.FullName, day, before);
        return await process.EndAsync();
    }

    private string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Database)));
}
