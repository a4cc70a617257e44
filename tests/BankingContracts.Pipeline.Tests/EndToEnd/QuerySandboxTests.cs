using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What <c>query</c> refuses, seen from the command line: one sentence, exit code 2, and nothing touched.</summary>
public sealed class QuerySandboxTests(QuerySandboxTests.LoadedOnce loaded) : IClassFixture<QuerySandboxTests.LoadedOnce>
{
    private const string DayOne = "2026-01-02";

    [Theory]
    [InlineData("select 1; select 2")]
    [InlineData("select 1; delete from marts.account_summary")]
    [InlineData("delete from account_summary")]
    [InlineData("copy account_summary to '{0}'")]
    [InlineData("copy (select 1) to '{0}'")]
    [InlineData("explain analyze copy (select 1) to '{0}'")]
    [InlineData("export database '{0}'")]
    [InlineData("attach '{0}'")]
    [InlineData("use memory; detach warehouse")]
    [InlineData("set enable_external_access = true")]
    [InlineData("pragma database_list")]
    [InlineData("load httpfs")]
    [InlineData("select * from read_csv('{1}')")]
    [InlineData("select * from read_text('/etc/passwd')")]
    [InlineData("select * from glob('/etc/*')")]
    [InlineData("select * from '{1}'")]
    [InlineData("from query('from read_text(''/etc/passwd'')')")]
    [InlineData("from duckdb_secrets()")]
    [InlineData("select getenv('HOME')")]
    [InlineData("select current_setting('temp_directory')")]
    [InlineData("select ?")]
    [InlineData("select union_value(a := 1) as u")]
    [InlineData("select [union_value(a := 1)] as u")]
    [InlineData("select {'a': union_value(x := 1)} as s")]
    [InlineData("select 1::variant as v")]
    [InlineData("select * from nope")]
    [InlineData("selec 1")]
    public async Task ItIsRefusedInOneSentence(string sql)
    {
        var written = Path.Combine(loaded.Harness.Outputs, "written");
        var text = sql.Replace("{0}", written, StringComparison.Ordinal).Replace("{1}", Path.Combine(loaded.Harness.Inputs, "accounts.csv"), StringComparison.Ordinal);
        var before = loaded.Harness.Fingerprint();

        foreach (var options in new string[][] { [], ["--as-of", DayOne] })
        {
            var refused = await loaded.Harness.InvokeAsync(["query", text, .. options]);

            Assert.Equal(ExitCode.BadInput, refused.ExitCode);
            Assert.Empty(refused.Out);
            Assert.StartsWith("error: ", refused.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(written) || Directory.Exists(written));
        Assert.Equal(before, loaded.Harness.Fingerprint());
    }

    [Fact]
    public async Task ATypeThatCannotBeShownIsNamed()
    {
        var refused = await loaded.Harness.InvokeAsync("query", "select 1 as a, union_value(x := 1) as u");

        Assert.Equal("error: The column u has the type UNION(x INTEGER), which cannot be shown; cast it to varchar in the query.\n", refused.Error);
    }

    [Fact]
    public async Task TheTablesShownAreTheModels()
    {
        var shown = await loaded.Harness.InvokeAsync("query", "show tables", "--format", "csv");

        Assert.Equal(
            loaded.Harness.Pipeline.Models.Select(m => m.Name).Order(StringComparer.Ordinal),
            shown.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AFileIsReadWhereFilesAreAllowed()
    {
        var file = Path.Combine(loaded.Harness.Inputs, "accounts.csv");

        var read = await loaded.Harness.InvokeAsync("query", $"select count(*) > 0 as any from '{file}'", "--allow-files", "--format", "csv");

        Assert.Equal("any\ntrue\n", read.Out);
    }

    [Fact]
    public async Task NoFileIsWrittenEvenThen()
    {
        var written = Path.Combine(loaded.Harness.Outputs, "written.csv");

        var refused = await loaded.Harness.InvokeAsync("query", $"copy (select 1) to '{written}'", "--allow-files");

        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.False(File.Exists(written));
    }

    /// <summary>A database loaded once for all tests, which change nothing.</summary>
    public sealed class LoadedOnce : IAsyncLifetime
    {
        public PipelineHarness Harness { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Harness.Deliver(TestFiles.SampleCustomers, TestFiles.SampleAccounts);
            var run = await Harness.RunAsync(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc));
            Assert.Equal(ExitCode.Done, run.ExitCode);
        }

        public ValueTask DisposeAsync()
        {
            Harness.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
