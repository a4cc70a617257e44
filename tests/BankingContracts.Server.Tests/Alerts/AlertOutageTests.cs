using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>Alerts while the store is lost in the middle of the work.</summary>
public sealed class AlertOutageTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly StepClock _clock = new();
    private WebhookReceiver _receiver = null!;
    private StoreJournal _journal = null!;
    private AlertRecords _records = null!;
    private DestinationBook _book = null!;
    private AlertDispatch _dispatch = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        var store = new ServiceStore(StoreAddress.Of(_folder.Of("store", "service.sqlite")));
        _journal = new(store, new SpoolFile(_folder.Of("waiting.jsonl")), _clock, NullLogger<StoreJournal>.Instance);
        _records = new(store);
        Assert.True(await _journal.TryOpenAsync(Ending));
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with { Alerts = new([new("chat", new WebhookChannel(new("URL", true), WebhookFormat.Json, null))], []) };
        options.Variables = _ => _receiver.Url;
        _book = new(options);
        _dispatch = new(_book, _records, _journal, _clock, NullLogger<AlertDispatch>.Instance);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _dispatch.StopAsync(Ending);
        _dispatch.Dispose();
        _book.Dispose();
        await _receiver.DisposeAsync();
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>That it was sent cannot be recorded now; it is recorded later, and the alert does not come twice.</summary>
    [Fact]
    public async Task AnAlertThatIsSentWhileTheStoreIsLostIsNotSentAgain()
    {
        _receiver.Answer = _ =>
        {
            Lose();
            return Task.FromResult(StatusCodes.Status200OK);
        };
        await RaiseAsync("first");
        await _dispatch.StartAsync(Ending);
        await _clock.UntilAsync(() => Task.FromResult(_journal.Fault is not null));
        _receiver.Answer = _ => Task.FromResult(StatusCodes.Status200OK);
        Mend();
        Assert.True(await _journal.TryOpenAsync(Ending));

        await RaiseAsync("second");
        await _clock.UntilAsync(async () => await _records.CountAsync(new(1) { State = AlertState.Sent }, Ending) == 2);

        Assert.Equal(["first", "second"], _receiver.Requests.Select(r => r.Title));
    }

    [Fact]
    public async Task AnAlertThatIsRaisedWhileTheStoreIsLostIsSentWhenItIsBack()
    {
        Lose();
        await RaiseAsync("first");
        Assert.NotNull(_journal.Fault);
        await _dispatch.StartAsync(Ending);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_receiver.Requests);

        Mend();
        Assert.True(await _journal.TryOpenAsync(Ending));
        await _clock.UntilAsync(async () => await _records.CountAsync(new(1) { State = AlertState.Sent }, Ending) == 1);

        Assert.Equal("first", Assert.Single(_receiver.Requests).Title);
    }

    private Task RaiseAsync(string title) => _journal.WriteAsync(new AlertRaised(
        $"failure:{title}:chat", "chat", "failure", title, null, Micros.Of(_clock.GetUtcNow().UtcDateTime), 0, title, title, "waiting", ""));

    /// <summary>A file stands where the store's folder was.</summary>
    private void Lose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Move(_folder.Of("store"), _folder.Of("elsewhere"));
        File.WriteAllText(_folder.Of("store"), "");
    }

    private void Mend()
    {
        File.Delete(_folder.Of("store"));
        Directory.Move(_folder.Of("elsewhere"), _folder.Of("store"));
    }
}
