using System.Net;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>The service while its store is unreachable: runs go on, pages say so, and what was to be written is written later.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ServerOptions _options;

    /// <summary>A file stands where the store's folder should be.</summary>
    public OutageTests()
    {
        TestService.Deliver(_folder);
        File.WriteAllText(_folder.Of("store"), "");
        _options = TestService.Options(_folder, _folder.Of("store", "service.sqlite"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ARunIsDoneAndRecordedLater()
    {
        await using var service = await TestService.StartAsync(_options);
        var run = await service.Queue.AddAsync(RunCause.Api, "a test", new());
        while (service.Queue.Current is not null || !File.Exists(_folder.Of("outputs", "customer_profile.parquet")))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Contains("The store of the service cannot be used", await service.PageAsync("/"), StringComparison.Ordinal);

        File.Delete(_folder.Of("store"));
        while (service.Journal.Fault is not null)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.Equal("succeeded", (await service.EndOfAsync(run.Id)).GetProperty("state").GetString());
        Assert.Single(await service.Runs.ListAsync(new(10), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("cannot be used", await service.PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/runs/x")]
    [InlineData("/models")]
    [InlineData("/alerts")]
    [InlineData("/health")]
    public async Task PagesSayThatItIsAway(string path)
    {
        await using var service = await TestService.StartAsync(_options);
        using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("The store of the service cannot be used", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>What cannot be read may well be there.</summary>
    [Theory]
    [InlineData("/", "Earlier runs are not shown", "Nothing has run")]
    [InlineData("/runs", "Runs are not shown", "Nothing has run")]
    [InlineData("/schedules", "Schedules are not shown", "There is no schedule")]
    [InlineData("/alerts", "alerts are not shown", "Nobody is told")]
    [InlineData("/quality", "Tests and their history are not shown", "No run has left a report")]
    [InlineData("/files", "The files that runs loaded are not shown", "No run has loaded")]
    [InlineData("/backfills", "Backfills are not shown", "No backfill")]
    [InlineData("/runs/x", "This page needs the store", "No such run")]
    [InlineData("/backfills/x", "This page needs the store", "No such backfill")]
    public async Task NoPageSaysThatThereIsNothingWhileItIsAway(string path, string text, string wrong)
    {
        await using var service = await TestService.StartAsync(_options);
        using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/runs")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/health/ready")]
    public async Task ProgramsHearThatItIsAway(string path)
    {
        await using var service = await TestService.StartAsync(_options);
        using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }
}
