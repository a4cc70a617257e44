using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class QueryVerbTests
{
    [Fact]
    public async Task ADashReadsStandardInput()
    {
        using var shell = new Shell { Input = "select 1\n" };
        var database = new FakeDatabase();

        var outcome = await shell.RunAsync(database, "query", "-");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["select 1\n"], database.Queries);
    }

    [Fact]
    public async Task RedirectedTablesAreNeverWrapped()
    {
        using var shell = new Shell();
        var wide = new string('x', 500);

        var outcome = await shell.RunAsync(new FakeDatabase(_ => FakeDatabase.Rows(["text"], [wide])), "query", "select 1");

        Assert.Contains($" {wide}\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectedLinesHaveNoTrailingBlanks()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(_ => FakeDatabase.Rows(["a", "b"], ["x", "long"], ["long", "x"])), "query", "select 1");

        Assert.DoesNotContain(" \n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoDatabaseYetIsExitCode2WithARemedy()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase { DatabaseExists = false }, "query", "select 1");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            $"error: There is no database yet (DuckDB {Path.Combine("data", "duckdb", "pipeline.duckdb")}); run the pipeline first, or name another file with --database.\n",
            outcome.Error);
    }

    [Fact]
    public async Task AnEmptyQueryIsExitCode2()
    {
        using var shell = new Shell();

        Assert.Equal(2, (await shell.RunAsync(new FakeDatabase(), "query", "  ")).ExitCode);
    }

    [Fact]
    public async Task ALockedDatabaseIsExitCode3()
    {
        using var shell = new Shell();
        var database = new FakeDatabase { OpenError = new PipelineException(ExitCode.Locked, "Another process has it.") };

        var outcome = await shell.RunAsync(database, "query", "select 1");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("error: Another process has it.\n", outcome.Error);
    }

    [Theory]
    [InlineData("2026-01-30", true)]
    [InlineData("2026-01-31T18:00:00Z", false)]
    public async Task ATimeBeforeTheFirstRunIsSaid(string asOf, bool isSaid)
    {
        using var shell = new Shell();
        var database = new FakeDatabase { State = PipelineState.Empty with { FirstRunAt = SampleRun.RunAt, LastRunAt = SampleRun.RunAt.AddDays(5) } };

        var outcome = await shell.RunAsync(database, "query", "select 1", "--as-of", asOf, "--format", "csv");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            isSaid ? "note: no run at or before 2026-01-30 23:59:59.999999 UTC; the first was 2026-01-31 18:00:00 UTC. Until then every model is empty.\n" : "",
            outcome.Error);
        Assert.Equal("one\n1\n", outcome.Out);
    }

    [Fact]
    public async Task ADatabaseInUseIsWaitedFor()
    {
        using var shell = new Shell();
        var locked = new PipelineException(ExitCode.Locked, "Another process has it.");

        var outcome = await shell.RunAsync(new FakeDatabase { OpenError = locked, OpenErrors = 1 }, "query", "select 1", "--wait", "10m", "--format", "csv");

        Assert.Equal((0, "one\n1\n", "Another process uses the database; waiting until it is free.\n"), (outcome.ExitCode, outcome.Out, outcome.Error));
    }

    [Fact]
    public async Task ADatabaseThatStaysInUseEndsTheWaitWithExitCode3()
    {
        using var shell = new Shell();
        var locked = new PipelineException(ExitCode.Locked, "Another process has it.");

        Assert.Equal(3, (await shell.RunAsync(new FakeDatabase { OpenError = locked }, "query", "select 1", "--wait", "0s")).ExitCode);
    }

    [Fact]
    public async Task AnUnexpectedFailureIsExitCode4WithoutItsTextWhichMayHoldValues()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase { OpenError = new InvalidOperationException("oops") }, "query", "select 1");

        Assert.Equal(4, outcome.ExitCode);
        Assert.StartsWith("error: This is a bug in the program, not in your data.\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACancellationIsExitCode130()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase { OpenError = new OperationCanceledException() }, "query", "select 1");

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("error: Cancelled, nothing was changed.\n", outcome.Error);
    }

    [Fact]
    public async Task ATokenInAMessageIsRedacted()
    {
        using var shell = new Shell().With("DATABRICKS_TOKEN", "dapi123");

        var outcome = await shell.RunAsync(new FakeDatabase { OpenError = new InvalidOperationException("bad dapi123") }, "query", "select 1");

        Assert.DoesNotContain("dapi123", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatIsNotBuiltInIsExitCode2()
    {
        using var shell = new Shell().With("DATABASE_TYPE", "databricks");

        var outcome = await shell.RunAsync(new FakeDatabase(), "query", "select 1");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("error: DATABASE_TYPE is 'databricks', but this program has no engine with that name; set it to duckdb.\n", outcome.Error);
    }

    [Fact]
    public async Task TheDatabaseOptionReachesTheEngine()
    {
        using var shell = new Shell();
        var database = new FakeDatabase();

        await shell.RunAsync(database, "query", "select 1", "--database", "other.duckdb");

        Assert.Equal(Path.Combine(shell.Directory, "other.duckdb"), database.Settings!.DatabasePath);
    }
}
