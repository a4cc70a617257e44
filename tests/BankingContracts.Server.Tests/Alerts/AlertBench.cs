using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>A store with a journal, a receiver, destinations, and a clock that tests move on.</summary>
public abstract class AlertBench : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<AlertDestination> _destinations = [];
    private readonly List<IDisposable> _parts = [];
    private ServiceStore _store = null!;
    private StoreJournal _journal = null!;

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>The clock of the dispatch.</summary>
    internal StepClock Clock { get; } = new();

    /// <summary>What webhooks reach.</summary>
    internal WebhookReceiver Receiver { get; private set; } = null!;

    /// <summary>What the store knows of alerts.</summary>
    internal AlertRecords Records { get; private set; } = null!;

    /// <summary>The address of a new, empty store.</summary>
    internal abstract StoreAddress NewStore(TestFolder folder);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Receiver = await WebhookReceiver.StartAsync();
        _store = new(NewStore(_folder));
        _journal = new(_store, new SpoolFile(_folder.Of("waiting.jsonl")), Clock, NullLogger<StoreJournal>.Instance);
        Records = new(_store);
        Assert.True(await _journal.TryOpenAsync(Ending));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
            part.Dispose();
        await Receiver.DisposeAsync();
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void ToWebhook(string name, WebhookFormat format = WebhookFormat.Json, string? token = null)
    {
        _variables["URL"] = Receiver.Url;
        if (token is not null)
            _variables["TOKEN"] = token;
        _destinations.Add(new(name, new WebhookChannel(new("URL", true), format, token is null ? null : new("TOKEN", true))));
    }

    internal void ToMail(string name, int port, string? user = null)
    {
        _variables["PASSWORD"] = "secret";
        _destinations.Add(new(name, new SmtpChannel(
            new("127.0.0.1", false), port, MailSecurity.None, user is null ? null : new(user, false), user is null ? null : new("PASSWORD", true), new("a@bank.example", false), [new("b@bank.example", false), new("c@bank.example", false)])));
    }

    internal Task RaiseAsync(string destination, string run, DateTime? at = null, int position = 0) => _journal.WriteAsync(new AlertRaised(
        $"failure:{run}:{destination}", destination, "failure", run, null, Micros.Of(at ?? Clock.GetUtcNow().UtcDateTime), position, run, $"{run} of {destination}", "waiting", ""));

    internal async Task<AlertDispatch> BeginAsync()
    {
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with { Schedules = [], Alerts = new(_destinations, []) };
        options.PublicUrl = "https://bank.example/";
        options.Variables = _variables.GetValueOrDefault;
        var book = new DestinationBook(options);
        Assert.All(book.All, d => Assert.Equal("", d.OffBecause));
        var dispatch = new AlertDispatch(book, Records, _journal, Clock, NullLogger<AlertDispatch>.Instance);
        _parts.AddRange([book, dispatch]);
        await dispatch.StartAsync(Ending);
        return dispatch;
    }

    internal Task<long> CountAsync(AlertState state) => Records.CountAsync(new(1) { State = state }, Ending);

    internal async Task<AlertEntry> WaitingAsync() => (await Records.ListAsync(new(1) { State = AlertState.Waiting }, Ending)).Single();

    internal Task UntilSentAsync(int count) => Clock.UntilAsync(async () => await CountAsync(AlertState.Sent) >= count);

    internal Task UntilFailingAsync(string reason) =>
        Clock.UntilAsync(async () => (await Records.ListAsync(new(10) { State = AlertState.Waiting }, Ending)).Any(a => a.Reason == reason && a is { Attempts: > 0, NextAt: not null }));

    internal Task PassAsync(TimeSpan time)
    {
        var end = Clock.Elapsed + time;
        return Clock.UntilAsync(() => Task.FromResult(Clock.Elapsed >= end));
    }
}
