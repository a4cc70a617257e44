using System.Globalization;
using System.Text.Json;
using BankingContracts.Server.Address;

namespace BankingContracts.Server.Tests.Address;

/// <summary>The command line while a service operates the database, each in a process of its own.</summary>
public sealed class ServedCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>The sample's files are there.</summary>
    public ServedCommandTests() => TestService.Deliver(_folder);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARunIsMadeByTheServiceAndLooksLikeALocalOne()
    {
        await using var service = await ServedProcess.StartAsync(_folder);

        var run = await VerbAsync("run", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("operates the database; the run is queued there as ", run.Error, StringComparison.Ordinal);
        foreach (var text in new[] { "ingest   src_account +", "export   account_summary as ", "Audits", "Report" })
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        var runs = JsonDocument.Parse((await VerbAsync("runs", "--format", "json")).Out).RootElement.GetProperty("runs");
        Assert.Equal("command_line", Assert.Single(runs.EnumerateArray()).GetProperty("cause").GetString());
        Assert.Contains("ingest", (await VerbAsync("show", "last")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunThatFailsInTheServiceEndsWithItsExitCodeAndMessage()
    {
        await using var service = await ServedProcess.StartAsync(_folder);
        File.Delete(_folder.Of("inputs", "accounts.csv"));

        var run = await VerbAsync("run");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("accounts.csv", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("its --input is inputs, not elsewhere", "run", "--input", "elsewhere")]
    [InlineData("its --output is outputs, not elsewhere", "run", "--output", "elsewhere")]
    [InlineData("without --as-of", "run", "--as-of", "2026-01-31T12:00:00Z")]
    [InlineData("--show-values has no effect", "run", "--show-values")]
    public async Task ARunWithOtherSettingsIsRefused(string difference, params string[] arguments)
    {
        await using var service = await ServedProcess.StartAsync(_folder);

        var run = await VerbAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(difference, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Of("pipeline.duckdb")));
    }

    [Fact]
    public async Task ASecondServiceEndsWithASentence()
    {
        await using var service = await ServedProcess.StartAsync(_folder);

        var second = await VerbAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(3, second.ExitCode);
        Assert.Contains("error: Another service operates the database", second.Error, StringComparison.Ordinal);
    }

    /// <summary>Whether the database is free just then or the service answers: rows and exit code are the same.</summary>
    [Fact]
    public async Task QueriesDuringALongRunAreAnsweredByTheService()
    {
        await File.AppendAllLinesAsync(
            _folder.Of("inputs", "accounts.csv"), Enumerable.Range(0, 60_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"B{i:0000000},1001,{i}.00,Savings")), Ending);
        await using var service = await ServedProcess.StartAsync(_folder);
        Assert.Equal(0, (await VerbAsync("run")).ExitCode);
        var count = (await VerbAsync("query", "select count(*) as n from src_account", "--format", "csv")).Out;
        HashSet<string> served = [];
        while (served.Count < 4)
        {
            var run = VerbAsync("run", "--full-refresh");
            while (!run.IsCompleted)
            {
                await AskAsync(count, "query", "select count(*) as n from src_account", "--format", "csv");
                await AskAsync(count.Split('\n')[1], "query", "select count(*) as n from src_account");
                await AskAsync("ACC0001", "history", "snap_account", "ACC0001");
                await AskAsync("Audits", "check");
            }

            Assert.Equal(0, (await run).ExitCode);
        }

        async Task AskAsync(string expected, params string[] arguments)
        {
            var answer = await VerbAsync(arguments);
            Assert.Equal((0, ""), (answer.ExitCode, answer.Error.Contains("it answers", StringComparison.Ordinal) ? "" : answer.Error));
            Assert.Contains(expected, answer.Out, StringComparison.Ordinal);
            if (answer.Error.Length > 0)
                served.Add(string.Join(' ', arguments));
        }
    }

    [Fact]
    public async Task TheFileOfAKilledServiceIsIgnoredAndReplaced()
    {
        await using (var killed = await ServedProcess.StartAsync(_folder))
            await killed.KillAsync();
        var left = ServiceAddress.Read(_folder.Of("pipeline.duckdb"))!;

        var run = await VerbAsync("run");
        Assert.Equal((0, false), (run.ExitCode, run.Error.Contains("queued", StringComparison.Ordinal)));
        Assert.Contains("src_account", (await VerbAsync("freshness")).Out, StringComparison.Ordinal);

        await using var service = await ServedProcess.StartAsync(_folder);
        Assert.NotEqual(left.Token, ServiceAddress.Read(_folder.Of("pipeline.duckdb"))!.Token);
        Assert.Contains("queued", (await VerbAsync("run")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunThatIsCancelledHereIsCancelledThere()
    {
        await File.AppendAllLinesAsync(
            _folder.Of("inputs", "accounts.csv"), Enumerable.Range(0, 60_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"B{i:0000000},1001,{i}.00,Savings")), Ending);
        await using var service = await ServedProcess.StartAsync(_folder);
        using var run = ServedProcess.Start(_folder, "run");
        var queued = await run.StandardError.ReadLineAsync(Ending);
        Assert.Contains("queued", queued, StringComparison.Ordinal);

        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", run.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(Ending);
        var error = await run.StandardError.ReadToEndAsync(Ending);
        await run.WaitForExitAsync(Ending);

        Assert.True(run.ExitCode == 130, error);
        Assert.Contains("Cancelled", error, StringComparison.Ordinal);
        Assert.Contains("cancelled", (await VerbAsync("runs")).Out, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Out, string Error)> VerbAsync(params string[] arguments) => ServedProcess.VerbAsync(_folder, arguments);
}
