using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>The table of runs: order, filters, pages.</summary>
public sealed class RunTableTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _service = await TestService.StartAsync(TestService.Options(_folder));
        var begin = new DateTime(2026, 3, 1, 2, 30, 0, DateTimeKind.Utc);
        for (var i = 0; i < 120; i++)
        {
            var run = new RunEntry($"run-{i:000}", RunCause.Schedule, i % 2 == 0 ? "nightly" : "hourly", begin.AddHours(i), new()) { Schedule = i % 2 == 0 ? "nightly" : "hourly" };
            await _service.Journal.WriteAsync(
                RunQueued.Of(run),
                new RunStarted(run.Id, Micros.Of(run.RequestedAt)),
                RunEnded.Of(run with { State = i % 10 == 0 ? RunState.Failed : RunState.Succeeded, EndedAt = run.RequestedAt.AddSeconds(i), Changed = 1000 - i, Message = i == 7 ? "100%_odd" : "" }));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/runs", "run-119", "run-070")]
    [InlineData("/runs?offset=50", "run-069", "run-020")]
    [InlineData("/runs?sort=requested", "run-000", "run-049")]
    [InlineData("/runs?sort=-took", "run-119", "run-070")]
    [InlineData("/runs?sort=-changed", "run-000", "run-049")]
    [InlineData("/runs?state=failed", "run-110", "run-000")]
    [InlineData("/runs?schedule=hourly", "run-119", "run-021")]
    [InlineData("/runs?q=100%25_O", "run-007", "run-007")]
    public async Task ThePageBeginsAndEndsWith(string address, string first, string last)
    {
        var page = await _service.PageAsync(address);
        var table = page[page.IndexOf("<tbody>", StringComparison.Ordinal)..];
        Assert.Equal((first, last), (Id(table.IndexOf("run-", StringComparison.Ordinal)), Id(table.LastIndexOf("run-", StringComparison.Ordinal))));

        string Id(int start) => table.Substring(start, "run-000".Length);
    }

    [Fact]
    public async Task TheHeadingSaysTheOrderAndTurnsItRound()
    {
        var page = await _service.PageAsync("/runs?sort=-took&state=succeeded");
        Assert.Contains("aria-sort=\"descending\"", page, StringComparison.Ordinal);
        Assert.Contains("/runs?state=succeeded&amp;sort=took\"", page, StringComparison.Ordinal);
    }
}
