using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Demo;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Demo;

/// <summary>The demonstration with its made-up days.</summary>
public sealed class DemonstrationTests : IDisposable
{
    // A Friday, after its night.
    private static readonly DateTime Now = new(2026, 6, 26, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestFolder _folder = new();
    private int _begun;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ItHasThreeWeeksOfRunsAndIsMadeOnce()
    {
        await PrepareAsync();
        await PrepareAsync();

        Assert.Equal(1, _begun);
        await using var service = await TestService.StartAsync(Options(schedules: false));
        var runs = await service.Runs.ListAsync(new(100) { IsDescending = false }, Ending);
        Assert.Equal(new DateTime(2026, 6, 8, 0, 30, 0, DateTimeKind.Utc), runs[0].DueAt);
        Assert.All(runs, r => Assert.True(r.EndedAt < Now, $"{r.Id} ended at {r.EndedAt}."));
        Assert.Equal(
            ["cancelled 1", "failed 4", "succeeded 16"],
            runs.GroupBy(r => r.State.Word()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
        var failed = runs.Where(r => r.State == RunState.Failed).ToList();
        Assert.All(failed, f => Assert.Equal(RunState.Succeeded, runs.Single(r => r.Previous == f.Id).State));
        foreach (var (run, reason) in failed.Zip(["max_quarantine_ratio", "Customer.csv", "BalanceEUR", "Another process"]))
            Assert.Contains(reason, run.Message, StringComparison.Ordinal);
        Assert.Contains("too many decimals", await service.PageAsync("/quality"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheMadeUpBankIsTheSameEachTime()
    {
        var (one, other) = (new DemoBank(), new DemoBank());
        one.NextDay();
        other.NextDay();
        Assert.Equal(one.AccountLines(), other.AccountLines());
        Assert.Equal(one.CustomerLines(), other.CustomerLines());
    }

    [Fact]
    public async Task AFolderWithSomethingElseIsLeftAlone()
    {
        Directory.CreateDirectory(_folder.Of("demo"));
        File.WriteAllText(_folder.Of("demo", "letters.txt"), "");

        var error = await Assert.ThrowsAsync<PipelineException>(PrepareAsync);

        Assert.Contains("something else is in it", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.Of("demo", "letters.txt")));
    }

    private Task PrepareAsync() => Demonstration.PrepareAsync(Options(schedules: true), _folder.Of("demo"), Now, () => _begun++, Ending);

    private ServerOptions Options(bool schedules)
    {
        var options = TestService.Options(_folder);
        if (schedules)
            options.Pipeline = ContractPipeline.Definition with { Alerts = AlertsDefinition.None };
        options.Run = new RunOptions { InputDirectory = _folder.Of("demo", "inputs"), OutputDirectory = _folder.Of("demo", "outputs"), ReportsDirectory = _folder.Of("demo", "reports") };
        (options.Folder, options.Store) = (_folder.Of("demo", "service"), _folder.Of("demo", "service", "service.sqlite"));
        options.Engine = new Runtime.DuckDb.DuckDbEngineProvider().Create(new Runtime.Engines.EngineSettings(_folder.Of("demo", "demo.duckdb"), null, "1", false));
        return options;
    }
}
