using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>
/// A process that is killed while it writes a report: the operating system kills it at the first byte past the limit for files, which
/// is in the middle of the file, on every machine.
/// </summary>
public sealed class KilledReportTests : IDisposable
{
    private const string Die = "export DOTNET_EnableWriteXorExecute=0; ulimit -c 0; ulimit -f 1";
    private const string Check = "check --reports reports";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");
    private readonly DirectoryInfo _program;

    public KilledReportTests()
    {
        BuiltProgram.Deliver(_root, day: 1, rows: 200);
        _program = _root.CreateSubdirectory("program");
        BuiltProgram.CopyTo(_program);

        // A file, too, that the process would write.
        _program.CreateSubdirectory("startup.profile");
    }

    private DirectoryInfo Reports => new(Path.Combine(_root.FullName, "reports"));

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task AHalfReportIsNoReportAndTheNextCallRemovesIt()
    {
        Assert.Equal(0, await EndAsync(BuiltProgram.Start(_root.FullName, 1, folder: _program.FullName)));
        var before = Files();

        await DieAsync();

        Assert.Equal(["new"], Files().Except(before));
        Assert.Equal(0, await EndAsync(BuiltProgram.Start(_root.FullName, Check, folder: _program.FullName)));
        Assert.Equal(before.Length + 1, Files().Length);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task HalfAFileOfFailingRowsIsRemovedByTheNextCall()
    {
        Assert.Equal(0, await EndAsync(BuiltProgram.Start(_root.FullName, 1, folder: _program.FullName)));
        Repeat();
        var before = Files();

        await DieAsync();

        var left = Assert.Single(Files().Except(before));
        Assert.EndsWith(".csv", left, StringComparison.Ordinal);
        Assert.Equal(1, await EndAsync(BuiltProgram.Start(_root.FullName, Check, folder: _program.FullName)));
        Assert.Contains(Files(), f => f.EndsWith(".csv", StringComparison.Ordinal));
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task KilledAgainAndAgainTheyCollideWithNothing()
    {
        Assert.Equal(0, await EndAsync(BuiltProgram.Start(_root.FullName, 1, folder: _program.FullName)));
        for (var i = 0; i < 3; i++)
            await DieAsync();

        Assert.Equal(0, await EndAsync(BuiltProgram.Start(_root.FullName, 2, folder: _program.FullName)));
        AssertNothingIsLeft();
    }

    /// <summary>SIGXFSZ, as a shell tells it: 128 and the number of the signal.</summary>
    private async Task DieAsync() => Assert.Equal(128 + 25, await EndAsync(BuiltProgram.Start(_root.FullName, Check, Die, _program.FullName)));

    private static async Task<int> EndAsync(System.Diagnostics.Process process)
    {
        using (process)
            return (await process.EndAsync()).ExitCode;
    }

    private string[] Files() =>
        [.. Reports.EnumerateFiles("*", Everything).Where(f => f.Extension != ".lock").Select(f => f.Name).Order(StringComparer.Ordinal)];

    private void AssertNothingIsLeft() => Assert.DoesNotContain(Reports.EnumerateFileSystemInfos("*", Everything), e => e.Name.StartsWith('.'));

    private static EnumerationOptions Everything { get; } = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>Puts every holder's version into the snapshot twice, behind the program's back.</summary>
    private void Repeat()
    {
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(_root.FullName, "bank.duckdb")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "insert into snapshots.snap_holder from snapshots.snap_holder";
        command.ExecuteNonQuery();
    }
}
